<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>gfr-studio</name>
    <message>
        <source>holding it shows the magnifying glass</source>
        <translation>gehalten zeigt sie die Lupe</translation>
    </message>
    <message>
        <source>Tab leads from control to control</source>
        <translation>Tab führt von Feld zu Feld</translation>
    </message>
    <message>
        <source>Esc leaves what is going on</source>
        <translation>Esc beendet, was gerade läuft</translation>
    </message>
    <message>
        <source>Enter presses what has the keyboard</source>
        <translation>Eingabe drückt, was die Tastatur hat</translation>
    </message>
    <message>
        <source>arrows move the picture</source>
        <translation>Pfeile bewegen das Bild</translation>
    </message>
    <message>
        <source>holding it shows the original</source>
        <translation>gehalten zeigt sie das Original</translation>
    </message>
    <message>
        <source>it zooms</source>
        <translation>sie vergrößert oder verkleinert</translation>
    </message>
    <message>
        <source>it fits the picture</source>
        <translation>sie passt das Bild ein</translation>
    </message>
    <message>
        <source>it goes from face to face</source>
        <translation>sie geht von Gesicht zu Gesicht</translation>
    </message>
    <message>
        <source>it changes the comparison</source>
        <translation>sie ändert den Vergleich</translation>
    </message>
    <message>
        <source>Save the support bundle as</source>
        <translation>Das Paket für die Hilfe speichern unter</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>Das geht gerade nicht.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No action has these letters.</source>
        <translation>Keine Aktion hat diese Buchstaben.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung hat diese Wörter.</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Wirkt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Back to the default of: {words}</source>
        <translation>Zurück zur Vorgabe von: {words}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Search the actions</source>
        <translation>Aktionen durchsuchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Neue Tasten drücken</translation>
    </message>
    <message>
        <source>{keys} already runs “{action}”.</source>
        <translation>{keys} führt schon „{action}“ aus.</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Take them from “{action}”</source>
        <translation>„{action}“ wegnehmen</translation>
    </message>
    <message>
        <source>Keys of “{action}”:</source>
        <translation>Tasten von „{action}“:</translation>
    </message>
    <message>
        <source>{keys} cannot be used: {reason}.</source>
        <translation>{keys} geht nicht: {reason}.</translation>
    </message>
    <message>
        <source>Your files were not changed. Please report this with the details.</source>
        <translation>Ihre Dateien sind unverändert. Bitte melden Sie dies mit den Einzelheiten.</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Free some space or choose another folder.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>You have no permission for this file.</source>
        <translation>Sie haben keine Berechtigung für diese Datei.</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>Wählen Sie eine andere Datei oder einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This folder cannot be written to.</source>
        <translation>In diesen Ordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Vielleicht wurde sie verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>GFR Studio made a mistake of its own ({error}).</source>
        <translation>GFR Studio hat selbst einen Fehler gemacht ({error}).</translation>
    </message>
    <message>
        <source>It holds the log, versions, the device and settings; no pictures and no names of your folders.</source>
        <translation>Es enthält Protokoll, Versionen, Gerät und Einstellungen; keine Bilder und keine Namen Ihrer Ordner.</translation>
    </message>
    <message>
        <source>Looking at this machine</source>
        <translation>Dieser Rechner wird untersucht</translation>
    </message>
    <message>
        <source>Collecting the log</source>
        <translation>Das Protokoll wird gesammelt</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}</source>
        <translation>{name} in {folder} gespeichert</translation>
    </message>
    <message>
        <source>Attach it to your report of the fault.</source>
        <translation>Hängen Sie es an Ihre Fehlermeldung an.</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>{name} speichern</translation>
    </message>
    <message>
        <source>Could not save {name}</source>
        <translation>{name} konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>&amp;Open photo or clip…</source>
        <translation>Foto oder Clip ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a photo or clip to restore</source>
        <translation>Ein Foto oder einen Clip zum Restaurieren öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Add &amp;portraits…</source>
        <translation>&amp;Porträts hinzufügen …</translation>
    </message>
    <message>
        <source>Add good portraits of the same person</source>
        <translation>Gute Porträts derselben Person hinzufügen</translation>
    </message>
    <message>
        <source>Add portraits</source>
        <translation>Porträts hinzufügen</translation>
    </message>
    <message>
        <source>P&amp;aste as source</source>
        <translation>Als &amp;Vorlage einfügen</translation>
    </message>
    <message>
        <source>Open the picture or file on the clipboard</source>
        <translation>Das Bild oder die Datei aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Paste as p&amp;ortrait</source>
        <translation>Als Po&amp;rträt einfügen</translation>
    </message>
    <message>
        <source>Add what is on the clipboard as portraits</source>
        <translation>Den Inhalt der Zwischenablage als Porträts hinzufügen</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open an old photo and a portrait to try things on</source>
        <translation>Ein altes Foto und ein Porträt zum Ausprobieren öffnen</translation>
    </message>
    <message>
        <source>&amp;Save result as…</source>
        <translation>Ergebnis &amp;speichern unter …</translation>
    </message>
    <message>
        <source>Save the restored picture as a new file</source>
        <translation>Das restaurierte Bild als neue Datei speichern</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>Close GFR Studio</source>
        <translation>GFR Studio schließen</translation>
    </message>
    <message>
        <source>&amp;Draw a face</source>
        <translation>Gesicht &amp;zeichnen</translation>
    </message>
    <message>
        <source>Draw a box around a face that was not found</source>
        <translation>Einen Rahmen um ein Gesicht ziehen, das nicht gefunden wurde</translation>
    </message>
    <message>
        <source>Draw face</source>
        <translation>Gesicht zeichnen</translation>
    </message>
    <message>
        <source>Remove &amp;face</source>
        <translation>Gesicht &amp;entfernen</translation>
    </message>
    <message>
        <source>Take the selected face off the source</source>
        <translation>Das gewählte Gesicht von der Vorlage nehmen</translation>
    </message>
    <message>
        <source>&amp;Restore face</source>
        <translation>Gesicht &amp;restaurieren</translation>
    </message>
    <message>
        <source>Restore the selected face</source>
        <translation>Das gewählte Gesicht restaurieren</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurieren</translation>
    </message>
    <message>
        <source>Restore &amp;all faces</source>
        <translation>&amp;Alle Gesichter restaurieren</translation>
    </message>
    <message>
        <source>Restore every face on the source</source>
        <translation>Jedes Gesicht auf der Vorlage restaurieren</translation>
    </message>
    <message>
        <source>&amp;Stop restoring</source>
        <translation>Restaurieren &amp;anhalten</translation>
    </message>
    <message>
        <source>Stop the restoration that runs</source>
        <translation>Die laufende Restaurierung anhalten</translation>
    </message>
    <message>
        <source>&amp;Four views</source>
        <translation>&amp;Vier Ansichten</translation>
    </message>
    <message>
        <source>All four pictures side by side</source>
        <translation>Alle vier Bilder nebeneinander</translation>
    </message>
    <message>
        <source>Four views</source>
        <translation>Vier Ansichten</translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation>V&amp;orher und nachher</translation>
    </message>
    <message>
        <source>A line between before and after</source>
        <translation>Eine Linie zwischen vorher und nachher</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Result &amp;only</source>
        <translation>&amp;Nur das Ergebnis</translation>
    </message>
    <message>
        <source>The restored picture alone</source>
        <translation>Das restaurierte Bild allein</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Fit the &amp;photo</source>
        <translation>&amp;Ganzes Foto</translation>
    </message>
    <message>
        <source>Show the whole photo</source>
        <translation>Das ganze Foto zeigen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the fa&amp;ce</source>
        <translation>Ganzes Ge&amp;sicht</translation>
    </message>
    <message>
        <source>Show the selected face as large as it goes</source>
        <translation>Das gewählte Gesicht so groß wie möglich zeigen</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation>&amp;Eins zu eins</translation>
    </message>
    <message>
        <source>One screen pixel for each of the photo</source>
        <translation>Ein Bildschirmpunkt für jeden des Fotos</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>F&amp;low overlay</source>
        <translation>F&amp;luss einblenden</translation>
    </message>
    <message>
        <source>Colours tell where each pixel came from</source>
        <translation>Farben sagen, woher jeder Bildpunkt kam</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie die &amp;Arbeitsfläche</translation>
    </message>
    <message>
        <source>Follow the desktop&apos;s colours</source>
        <translation>Den Farben der Arbeitsfläche folgen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Colours of the highest contrast</source>
        <translation>Farben mit dem höchsten Kontrast</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Ein&amp;stellungen …</translation>
    </message>
    <message>
        <source>What GFR Studio remembers and how it works</source>
        <translation>Was GFR Studio sich merkt und wie es arbeitet</translation>
    </message>
    <message>
        <source>&amp;Find an action…</source>
        <translation>&amp;Aktion suchen …</translation>
    </message>
    <message>
        <source>Find anything that can be done by its words</source>
        <translation>Alles, was man tun kann, an seinen Wörtern finden</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten …</translation>
    </message>
    <message>
        <source>Choose the keys of every action</source>
        <translation>Die Tasten jeder Aktion wählen</translation>
    </message>
    <message>
        <source>Support &amp;bundle…</source>
        <translation>&amp;Paket für die Hilfe …</translation>
    </message>
    <message>
        <source>Save what a report of a fault needs, without pictures</source>
        <translation>Speichern, was eine Fehlermeldung braucht, ohne Bilder</translation>
    </message>
    <message>
        <source>&amp;About GFR Studio</source>
        <translation>Ü&amp;ber GFR Studio</translation>
    </message>
    <message>
        <source>Version, licence and credits</source>
        <translation>Version, Lizenz und Mitwirkende</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurieren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation>Diesen Auftrag anhalten</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>No jobs yet. Opening, finding faces, restoring and saving show up here.</source>
        <translation>Noch keine Aufträge. Öffnen, Gesichter finden, Restaurieren und Speichern erscheinen hier.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Progress of {title}</source>
        <translation>Fortschritt: {title}</translation>
    </message>
    <message>
        <source>Stop: {title}</source>
        <translation>Anhalten: {title}</translation>
    </message>
    <message>
        <source>Stop {title}</source>
        <translation>{title} anhalten</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>Einzelheiten der Meldung</translation>
    </message>
    <message>
        <source>Copy the message and what a report needs: version, platform, device, job</source>
        <translation>Die Meldung kopieren, mit allem, was ein Bericht braucht: Version, System, Gerät, Auftrag</translation>
    </message>
    <message>
        <source>Dismiss this message (Esc)</source>
        <translation>Diese Meldung schließen (Esc)</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>People and portraits that you keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>face {which}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faces {which}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New person for face {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portraits of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} portraits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop good portraits
{whose} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face {number} is {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face {number} with the portraits of {name}, best suited first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the network makes with each portrait, not the warped portrait itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a face and add portraits to see each of them on the face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restaurieren</translation>
    </message>
    <message>
        <source>Saving and record</source>
        <translation>Speichern und Protokoll</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark or of high contrast; or as the desktop has them.</source>
        <translation>Hell, dunkel oder mit hohem Kontrast; oder wie auf der Arbeitsfläche.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsfläche</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of menus, messages and help.</source>
        <translation>Die Sprache von Menüs, Meldungen und Hilfe.</translation>
    </message>
    <message>
        <source>Blink every</source>
        <translation>Blinken alle</translation>
    </message>
    <message>
        <source>How long each of the two pictures is seen while they blink.</source>
        <translation>Wie lange jedes der beiden Bilder beim Blinken zu sehen ist.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What computes. A graphics card is faster; the results are the same within a stated tolerance.</source>
        <translation>Was rechnet. Eine Grafikkarte ist schneller; die Ergebnisse sind im Rahmen einer genannten Toleranz dieselben.</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Graphics chip (Metal)</source>
        <translation>Grafikchip (Metal)</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Who works here; written into every treatment record. It may be left empty.</source>
        <translation>Wer hier arbeitet; steht in jedem Behandlungsprotokoll. Darf leer bleiben.</translation>
    </message>
    <message>
        <source>Mark pictures as restored by AI</source>
        <translation>Bilder als mit KI restauriert kennzeichnen</translation>
    </message>
    <message>
        <source>Writes XMP and IPTC DigitalSourceType into what is saved, so that nobody takes it for the original.</source>
        <translation>Schreibt XMP und IPTC DigitalSourceType in das Gespeicherte, damit es niemand für das Original hält.</translation>
    </message>
    <message>
        <source>Write a treatment record beside each picture</source>
        <translation>Ein Behandlungsprotokoll neben jedes Bild schreiben</translation>
    </message>
    <message>
        <source>A JSON file with hashes, boxes and every parameter; `gfr verify` checks it.</source>
        <translation>Eine JSON-Datei mit Prüfsummen, Rahmen und allen Parametern; `gfr verify` prüft sie.</translation>
    </message>
    <message>
        <source>Save the project after every change</source>
        <translation>Das Projekt nach jeder Änderung speichern</translation>
    </message>
    <message>
        <source>Half a second after a change, so that a power cut costs a second of work at most.</source>
        <translation>Eine halbe Sekunde nach einer Änderung; ein Stromausfall kostet höchstens eine Sekunde Arbeit.</translation>
    </message>
    <message>
        <source>Open the last project at the start</source>
        <translation>Beim Start das letzte Projekt öffnen</translation>
    </message>
    <message>
        <source>Goes on where the work ended. Without it the window starts empty.</source>
        <translation>Macht weiter, wo die Arbeit endete. Sonst ist das Fenster am Anfang leer.</translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to change the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ranked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ranked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portraits on the selected face, best suited first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pose unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
