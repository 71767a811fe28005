<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>gfr-studio</name>
    <message>
        <source>holding it shows the magnifying glass</source>
        <translation>gedrückt gehalten zeigt sie die Lupe</translation>
    </message>
    <message>
        <source>Tab leads from control to control</source>
        <translation>Tab führt von Feld zu Feld</translation>
    </message>
    <message>
        <source>Esc leaves what is going on</source>
        <translation>Esc bricht ab, was gerade läuft</translation>
    </message>
    <message>
        <source>Enter presses what has the keyboard</source>
        <translation>Eingabe drückt, was den Fokus hat</translation>
    </message>
    <message>
        <source>arrows move the picture</source>
        <translation>Pfeile bewegen das Bild</translation>
    </message>
    <message>
        <source>holding it shows the original</source>
        <translation>gedrückt gehalten zeigt sie das Original</translation>
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
        <translation>Diagnosepaket speichern unter</translation>
    </message>
    <message>
        <source>Import portraits from a folder</source>
        <translation>Porträts aus einem Ordner aufnehmen</translation>
    </message>
    <message>
        <source>Look for moved pictures in</source>
        <translation>Verschobene Bilder suchen in</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Was ist zu tun?</translation>
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
        <source>Add pictures to the queue</source>
        <translation>Bilder in die Warteschlange aufnehmen</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Save the project as</source>
        <translation>Projekt speichern unter</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>Ordner für Ergebnisse</translation>
    </message>
    <message>
        <source>Look for missing files in</source>
        <translation>Fehlende Dateien suchen in</translation>
    </message>
    <message>
        <source>Unsaved project</source>
        <translation>Projekt nicht gespeichert</translation>
    </message>
    <message>
        <source>The project has not been saved.</source>
        <translation>Das Projekt ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Photos and clips</source>
        <translation>Fotos und Filme</translation>
    </message>
    <message>
        <source>{doing} will discard it: faces, people, settings and the queue. No picture is deleted.</source>
        <translation>{doing}? Dabei geht es verloren: Gesichter, Personen, Einstellungen und Warteschlange. Kein Bild wird gelöscht.</translation>
    </message>
    <message>
        <source>A new project</source>
        <translation>Ein neues Projekt anlegen</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Open a photo or clip</source>
        <translation>Foto oder Film öffnen</translation>
    </message>
    <message>
        <source>Add portraits of the person</source>
        <translation>Porträts der Person hinzufügen</translation>
    </message>
    <message>
        <source>Save the result as</source>
        <translation>Ergebnis speichern unter</translation>
    </message>
    <message>
        <source>Unsaved result</source>
        <translation>Ergebnis nicht gespeichert</translation>
    </message>
    <message>
        <source>The restored picture has not been saved.</source>
        <translation>Das restaurierte Bild ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>{doing} will discard it.</source>
        <translation>{doing}? Dabei geht es verloren.</translation>
    </message>
    <message>
        <source>Recover your work</source>
        <translation>Arbeit wiederherstellen</translation>
    </message>
    <message>
        <source>Projects that can be recovered</source>
        <translation>Projekte, die sich wiederherstellen lassen</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Discard all</source>
        <translation>Alles &amp;verwerfen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
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
        <source>The engine starts when it is needed.</source>
        <translation>Das Rechenwerk startet, sobald es gebraucht wird.</translation>
    </message>
    <message>
        <source>Person {number}</source>
        <translation>Person {number}</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>Unbenanntes Projekt</translation>
    </message>
    <message>
        <source>{name}, frame {frame}</source>
        <translation>{name}, Einzelbild {frame}</translation>
    </message>
    <message>
        <source>Shown as sRGB: the colour profile is damaged</source>
        <translation>Als sRGB gezeigt: Das Farbprofil ist beschädigt</translation>
    </message>
    <message>
        <source>Shown as sRGB: the colour profile is for {kind}</source>
        <translation>Als sRGB gezeigt: Das Farbprofil gilt für {kind}</translation>
    </message>
    <message>
        <source>There is no room for another snapshot: {taken:.0f} MB of {most:.0f} MB are taken, this one needs {needed:.0f}.</source>
        <translation>Kein Platz für einen weiteren Zwischenstand: {taken:.0f} MB von {most:.0f} MB sind belegt, dieser braucht {needed:.0f}.</translation>
    </message>
    <message>
        <source>Remove one.</source>
        <translation>Einen davon entfernen.</translation>
    </message>
    <message>
        <source>four views</source>
        <translation>vier Ansichten</translation>
    </message>
    <message>
        <source>before and after</source>
        <translation>vorher und nachher</translation>
    </message>
    <message>
        <source>before above after</source>
        <translation>vorher über nachher</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>nebeneinander</translation>
    </message>
    <message>
        <source>blink</source>
        <translation>Blinkvergleich</translation>
    </message>
    <message>
        <source>fade</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>Warped guide</source>
        <translation>Angepasstes Porträt</translation>
    </message>
    <message>
        <source>Without the guide</source>
        <translation>Ohne Porträt</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>“{title}” failed</source>
        <translation>„{title}“ ist gescheitert</translation>
    </message>
    <message>
        <source>Restores faces in old photographs and film frames with the help of a good portrait of the same person.</source>
        <translation>Restauriert Gesichter in alten Fotografien und Filmbildern mit Hilfe eines guten Porträts derselben Person.</translation>
    </message>
    <message>
        <source>After Li, Liu, Ye, Zuo, Lin, Yang: &lt;i&gt;Learning Warped Guidance for Blind Face Restoration&lt;/i&gt;, ECCV 2018.</source>
        <translation>Nach Li, Liu, Ye, Zuo, Lin, Yang: &lt;i&gt;Learning Warped Guidance for Blind Face Restoration&lt;/i&gt;, ECCV 2018.</translation>
    </message>
    <message>
        <source>Apache License 2.0. Works offline; nothing is sent anywhere.</source>
        <translation>Apache-Lizenz 2.0. Arbeitet ohne Netz; nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Closing the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>About GFR Studio</source>
        <translation>Über GFR Studio</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Portraits on the face</source>
        <translation>Porträts auf dem Gesicht</translation>
    </message>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;Wiederholen: {what}</translation>
    </message>
    <message>
        <source>Your files were not changed. Please report this with the details.</source>
        <translation>Alle Dateien blieben unverändert. Bitte mit den Einzelheiten melden.</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Free some space or choose another folder.</source>
        <translation>Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>You have no permission for this file.</source>
        <translation>Für diese Datei fehlt die Berechtigung.</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>Eine andere Datei oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>This folder cannot be written to.</source>
        <translation>In diesen Ordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
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
        <source>Putting the faces back</source>
        <translation>Gesichter einsetzen</translation>
    </message>
    <message>
        <source>Blending</source>
        <translation>Verblenden</translation>
    </message>
    <message>
        <source>Could not put the restored faces back</source>
        <translation>Die restaurierten Gesichter ließen sich nicht einsetzen</translation>
    </message>
    <message>
        <source>Looking at the drawn face</source>
        <translation>Gezeichnetes Gesicht untersuchen</translation>
    </message>
    <message>
        <source>Could not use the drawn box</source>
        <translation>Der gezeichnete Rahmen ist nicht brauchbar</translation>
    </message>
    <message>
        <source>change strength</source>
        <translation>Stärke ändern</translation>
    </message>
    <message>
        <source>add portrait</source>
        <translation>Porträt hinzufügen</translation>
    </message>
    <message>
        <source>draw face {number}</source>
        <translation>Gesicht {number} zeichnen</translation>
    </message>
    <message>
        <source>remove face {number}</source>
        <translation>Gesicht {number} entfernen</translation>
    </message>
    <message>
        <source>move face {number}</source>
        <translation>Gesicht {number} verschieben</translation>
    </message>
    <message>
        <source>add {count} portraits</source>
        <translation>{count} Porträts hinzufügen</translation>
    </message>
    <message>
        <source>End the name in .png or .svg.</source>
        <translation>Den Namen auf .png oder .svg enden lassen.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Drawing the flow</source>
        <translation>Verschiebung zeichnen</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; ends in &apos;{ending}&apos;; a flow is exported as PNG or SVG.</source>
        <translation>„{name}“ endet auf „{ending}“; eine Verschiebung wird als PNG oder SVG exportiert.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is the source itself; it is never overwritten.</source>
        <translation>„{name}“ ist das Original selbst; es wird nie überschrieben.</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <source>Exported {name} to {folder}</source>
        <translation>{name} nach {folder} exportiert</translation>
    </message>
    <message>
        <source>Could not export {name}</source>
        <translation>{name} ließ sich nicht exportieren</translation>
    </message>
    <message>
        <source>It is black exactly where nothing was changed.</source>
        <translation>Sie ist genau dort schwarz, wo nichts verändert wurde.</translation>
    </message>
    <message>
        <source>Laid over the source it gives the result, pixel for pixel.</source>
        <translation>Über das Original gelegt, ergibt sie Bildpunkt für Bildpunkt das Ergebnis.</translation>
    </message>
    <message>
        <source>Starting the face finder</source>
        <translation>Gesichtssuche starten</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>Gesichter suchen</translation>
    </message>
    <message>
        <source>Finding faces in {name}</source>
        <translation>Gesichter suchen in {name}</translation>
    </message>
    <message>
        <source>Could not look for faces in {name}</source>
        <translation>In {name} ließen sich keine Gesichter suchen</translation>
    </message>
    <message>
        <source>change guide influence</source>
        <translation>Einfluss des Porträts ändern</translation>
    </message>
    <message>
        <source>Save them as files and add those.</source>
        <translation>Als Dateien speichern und diese hinzufügen.</translation>
    </message>
    <message>
        <source>Relink or add portraits.</source>
        <translation>Porträts neu zuordnen oder hinzufügen.</translation>
    </message>
    <message>
        <source>Add the picture anew.</source>
        <translation>Das Bild neu hinzufügen.</translation>
    </message>
    <message>
        <source>Not everything was kept</source>
        <translation>Nicht alles wurde aufbewahrt</translation>
    </message>
    <message>
        <source>Nobody has kept a portrait of this person.</source>
        <translation>Von dieser Person ist kein Porträt aufbewahrt.</translation>
    </message>
    <message>
        <source>Keeping the portraits of {name}</source>
        <translation>Porträts von {name} aufbewahren</translation>
    </message>
    <message>
        <source>Reading portraits of {name}</source>
        <translation>Porträts von {name} lesen</translation>
    </message>
    <message>
        <source>Could not keep the portraits of {name}</source>
        <translation>Die Porträts von {name} ließen sich nicht aufbewahren</translation>
    </message>
    <message>
        <source>Could not use the portraits of {name}</source>
        <translation>Die Porträts von {name} sind nicht brauchbar</translation>
    </message>
    <message>
        <source>No file holds {names}.</source>
        <translation>Keine Datei enthält {names}.</translation>
    </message>
    <message>
        <source>Hashing {name}</source>
        <translation>Prüfsumme von {name} berechnen</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} lesen</translation>
    </message>
    <message>
        <source>1 portrait found in {name}</source>
        <translation>1 Porträt in {name} gefunden</translation>
    </message>
    <message>
        <source>{count} portraits found in {name}</source>
        <translation>{count} Porträts in {name} gefunden</translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation>Bilder suchen</translation>
    </message>
    <message>
        <source>1 group may show one person; say so or reject it.</source>
        <translation>1 Gruppe zeigt vielleicht eine Person; bestätigen oder ablehnen.</translation>
    </message>
    <message>
        <source>No new portrait found in {name}</source>
        <translation>Kein neues Porträt in {name} gefunden</translation>
    </message>
    <message>
        <source>{names}; and {count} more</source>
        <translation>{names}; und {count} weitere</translation>
    </message>
    <message>
        <source>Looking at the pictures in {name}</source>
        <translation>Bilder in {name} untersuchen</translation>
    </message>
    <message>
        <source>{count} groups may each show one person; say so or reject them.</source>
        <translation>{count} Gruppen zeigen vielleicht je eine Person; bestätigen oder ablehnen.</translation>
    </message>
    <message>
        <source>{count} known already or double.</source>
        <translation>{count} schon bekannt oder doppelt.</translation>
    </message>
    <message>
        <source>{count} could not be used: {names}.</source>
        <translation>{count} nicht brauchbar: {names}.</translation>
    </message>
    <message>
        <source>Could not import {name}</source>
        <translation>{name} ließ sich nicht aufnehmen</translation>
    </message>
    <message>
        <source>add a portrait of {name}</source>
        <translation>ein Porträt von {name} aufnehmen</translation>
    </message>
    <message>
        <source>add {count} portraits of {name}</source>
        <translation>{count} Porträts von {name} aufnehmen</translation>
    </message>
    <message>
        <source>1 picture was found again</source>
        <translation>1 Bild wurde wiedergefunden</translation>
    </message>
    <message>
        <source>Not found: {names}.</source>
        <translation>Nicht gefunden: {names}.</translation>
    </message>
    <message>
        <source>Not found: {names} and {count} more.</source>
        <translation>Nicht gefunden: {names} und {count} weitere.</translation>
    </message>
    <message>
        <source>add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>delete {name}</source>
        <translation>{name} löschen</translation>
    </message>
    <message>
        <source>remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Looking for moved pictures in {name}</source>
        <translation>Verschobene Bilder suchen in {name}</translation>
    </message>
    <message>
        <source>No picture of the library is missing</source>
        <translation>Kein Bild der Bibliothek fehlt</translation>
    </message>
    <message>
        <source>{count} pictures were found again</source>
        <translation>{count} Bilder wurden wiedergefunden</translation>
    </message>
    <message>
        <source>rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
    <message>
        <source>describe {name}</source>
        <translation>{name} beschreiben</translation>
    </message>
    <message>
        <source>Could not look for pictures in {name}</source>
        <translation>In {name} ließen sich keine Bilder suchen</translation>
    </message>
    <message>
        <source>Reading the library</source>
        <translation>Bibliothek lesen</translation>
    </message>
    <message>
        <source>Opening the library</source>
        <translation>Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Could not read the library</source>
        <translation>Die Bibliothek ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>This window has no data folder, so it has no library.</source>
        <translation>Dieses Fenster hat keinen Datenordner und deshalb keine Bibliothek.</translation>
    </message>
    <message>
        <source>Library: {text}</source>
        <translation>Bibliothek: {text}</translation>
    </message>
    <message>
        <source>Your library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>undo “{what}”</source>
        <translation>„{what}“ rückgängig machen</translation>
    </message>
    <message>
        <source>Could not {text}</source>
        <translation>Gescheitert: {text}</translation>
    </message>
    <message>
        <source>Looking for {name}</source>
        <translation>{name} suchen</translation>
    </message>
    <message>
        <source>Select a face, or draw a box around one.</source>
        <translation>Ein Gesicht wählen oder einen Rahmen um eines ziehen.</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>Restore a face first.</source>
        <translation>Zuerst ein Gesicht restaurieren.</translation>
    </message>
    <message>
        <source>No face was restored, so there is nothing to save.</source>
        <translation>Kein Gesicht wurde restauriert, also gibt es nichts zu speichern.</translation>
    </message>
    <message>
        <source>Add a portrait of this person first.</source>
        <translation>Zuerst ein Porträt dieser Person hinzufügen.</translation>
    </message>
    <message>
        <source>The faces are still being looked for.</source>
        <translation>Die Gesichter werden noch gesucht.</translation>
    </message>
    <message>
        <source>Add a portrait of {name} first.</source>
        <translation>Zuerst ein Porträt von {name} hinzufügen.</translation>
    </message>
    <message>
        <source>Say who face {number} is first.</source>
        <translation>Zuerst sagen, wer Gesicht {number} ist.</translation>
    </message>
    <message>
        <source>Portrait added</source>
        <translation>Porträt hinzugefügt</translation>
    </message>
    <message>
        <source>Finding the face of the pasted portrait</source>
        <translation>Gesicht im eingefügten Porträt suchen</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; shows {count} faces; the largest one is used.</source>
        <translation>„{name}“ zeigt {count} Gesichter; das größte wird verwendet.</translation>
    </message>
    <message>
        <source>{reason} Nor could these be used: {others}.</source>
        <translation>{reason} Auch nicht brauchbar: {others}.</translation>
    </message>
    <message>
        <source>{count} portraits</source>
        <translation>{count} Porträts</translation>
    </message>
    <message>
        <source>Could not use the pasted portrait</source>
        <translation>Das eingefügte Porträt ist nicht brauchbar</translation>
    </message>
    <message>
        <source>Could not use {names}</source>
        <translation>Nicht brauchbar: {names}</translation>
    </message>
    <message>
        <source>Reading {names}</source>
        <translation>{names} lesen</translation>
    </message>
    <message>
        <source>Making an old photo of a good one</source>
        <translation>Aus einem guten Foto ein altes machen</translation>
    </message>
    <message>
        <source>Making the sample</source>
        <translation>Beispiel herstellen</translation>
    </message>
    <message>
        <source>Could not make the sample</source>
        <translation>Das Beispiel ließ sich nicht herstellen</translation>
    </message>
    <message>
        <source>It is not the picture any more that the project knows.</source>
        <translation>Es ist nicht mehr das Bild, das das Projekt kennt.</translation>
    </message>
    <message>
        <source>Look whether the faces still fit.</source>
        <translation>Prüfen, ob die Gesichter noch passen.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>{name} has changed</source>
        <translation>{name} hat sich geändert</translation>
    </message>
    <message>
        <source>Going to frame {number} of {name}</source>
        <translation>Zu Einzelbild {number} von {name} gehen</translation>
    </message>
    <message>
        <source>Could not open {name}</source>
        <translation>{name} ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>remove portrait</source>
        <translation>Porträt entfernen</translation>
    </message>
    <message>
        <source>use portraits of {name}</source>
        <translation>Porträts von {name} verwenden</translation>
    </message>
    <message>
        <source>choose a portrait for face {number}</source>
        <translation>Porträt für Gesicht {number} wählen</translation>
    </message>
    <message>
        <source>face {number} is {name}</source>
        <translation>Gesicht {number} ist {name}</translation>
    </message>
    <message>
        <source>face {number} is nobody&apos;s</source>
        <translation>Gesicht {number} ist niemandem zugeordnet</translation>
    </message>
    <message>
        <source>Saving the project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>The project is saved again</source>
        <translation>Das Projekt wird wieder gespeichert</translation>
    </message>
    <message>
        <source>The project could not be saved</source>
        <translation>Das Projekt ließ sich nicht speichern</translation>
    </message>
    <message>
        <source>The file was not changed. Save the project under another name.</source>
        <translation>Die Datei blieb unverändert. Das Projekt unter anderem Namen speichern.</translation>
    </message>
    <message>
        <source>Use &apos;Find missing files…&apos; when they were moved.</source>
        <translation>Wurden sie verschoben, hilft „Fehlende Dateien suchen …“.</translation>
    </message>
    <message>
        <source>Not everything of the project is there</source>
        <translation>Nicht alles vom Projekt ist da</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Choose the folder they were moved to.</source>
        <translation>Den Ordner wählen, in den sie verschoben wurden.</translation>
    </message>
    <message>
        <source>Recovering the project</source>
        <translation>Projekt wiederherstellen</translation>
    </message>
    <message>
        <source>Two windows would write over each other&apos;s work.</source>
        <translation>Zwei Fenster würden sich gegenseitig überschreiben.</translation>
    </message>
    <message>
        <source>Close it there first, or save under another name.</source>
        <translation>Dort zuerst schließen oder unter anderem Namen speichern.</translation>
    </message>
    <message>
        <source>{notes} And {count} more.</source>
        <translation>{notes} Und {count} weitere.</translation>
    </message>
    <message>
        <source>Could not recover the project</source>
        <translation>Das Projekt ließ sich nicht wiederherstellen</translation>
    </message>
    <message>
        <source>Could not look for the missing files</source>
        <translation>Die fehlenden Dateien ließen sich nicht suchen</translation>
    </message>
    <message>
        <source>None of the missing files is in &apos;{folder}&apos;.</source>
        <translation>Keine der fehlenden Dateien liegt in „{folder}“.</translation>
    </message>
    <message>
        <source>Looking for missing files in {name}</source>
        <translation>Fehlende Dateien suchen in {name}</translation>
    </message>
    <message>
        <source>{name} is open in another window</source>
        <translation>{name} ist in einem anderen Fenster geöffnet</translation>
    </message>
    <message>
        <source>Reading the project</source>
        <translation>Projekt lesen</translation>
    </message>
    <message>
        <source>Portrait &apos;{name}&apos; is not in &apos;{folder}&apos; any more.</source>
        <translation>Das Porträt „{name}“ liegt nicht mehr in „{folder}“.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has changed since it was added to the project.</source>
        <translation>„{name}“ hat sich geändert, seit es zum Projekt kam.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not in &apos;{folder}&apos; any more.</source>
        <translation>„{name}“ liegt nicht mehr in „{folder}“.</translation>
    </message>
    <message>
        <source>Keeping the pasted picture</source>
        <translation>Eingefügtes Bild aufbewahren</translation>
    </message>
    <message>
        <source>{name}, last change {when}</source>
        <translation>{name}, zuletzt geändert {when}</translation>
    </message>
    <message>
        <source>reorder pictures</source>
        <translation>Bilder umordnen</translation>
    </message>
    <message>
        <source>add {count} pictures</source>
        <translation>{count} Bilder hinzufügen</translation>
    </message>
    <message>
        <source>{count} restored</source>
        <translation>{count} restauriert</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} gescheitert</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} übergangen</translation>
    </message>
    <message>
        <source>The queue is done</source>
        <translation>Die Warteschlange ist abgearbeitet</translation>
    </message>
    <message>
        <source>Mend it and retry.</source>
        <translation>Den Grund beheben und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>In the queue already</source>
        <translation>Schon in der Warteschlange</translation>
    </message>
    <message>
        <source>The others are in the queue.</source>
        <translation>Die übrigen sind in der Warteschlange.</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} Dateien</translation>
    </message>
    <message>
        <source>Could not add {names}</source>
        <translation>Nicht aufgenommen: {names}</translation>
    </message>
    <message>
        <source>{known} of {count} were left out.</source>
        <translation>{known} von {count} wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Adding {names}</source>
        <translation>{names} aufnehmen</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>{name} untersuchen</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; holds {kind} data, which cannot be read.</source>
        <translation>„{name}“ enthält Daten der Art {kind}, die nicht gelesen werden können.</translation>
    </message>
    <message>
        <source>Restoring {name}</source>
        <translation>{name} restaurieren</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>{name} schreiben</translation>
    </message>
    <message>
        <source>Making small pictures</source>
        <translation>Kleine Bilder herstellen</translation>
    </message>
    <message>
        <source>Starting the engine</source>
        <translation>Rechenwerk starten</translation>
    </message>
    <message>
        <source>{count} portraits of {name} could not be read.</source>
        <translation>{count} Porträts von {name} ließen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Face {numbers} was left out: it is not known whose it is, or that person has no portrait.</source>
        <translation>Gesicht {numbers} wurde ausgelassen: Es ist niemandem zugeordnet, oder die Person hat kein Porträt.</translation>
    </message>
    <message>
        <source>Faces {numbers} were left out: it is not known whose they are, or those people have no portrait.</source>
        <translation>Die Gesichter {numbers} wurden ausgelassen: Sie sind niemandem zugeordnet, oder die Personen haben kein Porträt.</translation>
    </message>
    <message>
        <source>Restoring {count} faces</source>
        <translation>{count} Gesichter restaurieren</translation>
    </message>
    <message>
        <source>Could not restore {count} faces</source>
        <translation>{count} Gesichter ließen sich nicht restaurieren</translation>
    </message>
    <message>
        <source>Restoring face {number}</source>
        <translation>Gesicht {number} restaurieren</translation>
    </message>
    <message>
        <source>Could not restore face {number}</source>
        <translation>Gesicht {number} ließ sich nicht restaurieren</translation>
    </message>
    <message>
        <source>Its pixels were left as they were.</source>
        <translation>Seine Bildpunkte blieben, wie sie waren.</translation>
    </message>
    <message>
        <source>Restored, with doubts</source>
        <translation>Restauriert, mit Zweifeln</translation>
    </message>
    <message>
        <source>Restored, with a remark</source>
        <translation>Restauriert, mit einem Hinweis</translation>
    </message>
    <message>
        <source>Face {numbers} was not restored</source>
        <translation>Gesicht {numbers} wurde nicht restauriert</translation>
    </message>
    <message>
        <source>Faces {numbers} were not restored</source>
        <translation>Die Gesichter {numbers} wurden nicht restauriert</translation>
    </message>
    <message>
        <source>The strength was set to {strength:.0%}, as advised; undo or the slider change it.</source>
        <translation>Die Stärke wurde wie empfohlen auf {strength:.0%} gesetzt; Rückgängig oder der Regler ändern sie.</translation>
    </message>
    <message>
        <source>Face {number}: {doubt}</source>
        <translation>Gesicht {number}: {doubt}</translation>
    </message>
    <message>
        <source>Its treatment record lies beside it: {name}.</source>
        <translation>Das Behandlungsprotokoll liegt daneben: {name}.</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Auspacken</translation>
    </message>
    <message>
        <source>Unpacking {name}</source>
        <translation>{name} auspacken</translation>
    </message>
    <message>
        <source>Could not unpack {name}</source>
        <translation>{name} ließ sich nicht auspacken</translation>
    </message>
    <message>
        <source>take snapshot</source>
        <translation>Zwischenstand festhalten</translation>
    </message>
    <message>
        <source>It holds the log, versions, the device and settings; no pictures and no names of your folders.</source>
        <translation>Es enthält Ablaufprotokoll, Versionen, Gerät und Einstellungen; keine Bilder und keine Ordnernamen.</translation>
    </message>
    <message>
        <source>Looking at this machine</source>
        <translation>Diesen Rechner untersuchen</translation>
    </message>
    <message>
        <source>Collecting the log</source>
        <translation>Ablaufprotokoll sammeln</translation>
    </message>
    <message>
        <source>A restoration is running.</source>
        <translation>Eine Restaurierung läuft.</translation>
    </message>
    <message>
        <source>Choose a way to compare first.</source>
        <translation>Zuerst eine Art des Vergleichs wählen.</translation>
    </message>
    <message>
        <source>No restoration is running.</source>
        <translation>Es läuft keine Restaurierung.</translation>
    </message>
    <message>
        <source>Select a face first.</source>
        <translation>Zuerst ein Gesicht wählen.</translation>
    </message>
    <message>
        <source>No picture waits in the queue.</source>
        <translation>In der Warteschlange wartet kein Bild.</translation>
    </message>
    <message>
        <source>The queue is not being worked through.</source>
        <translation>Die Warteschlange wird gerade nicht abgearbeitet.</translation>
    </message>
    <message>
        <source>There is no further picture.</source>
        <translation>Es gibt kein weiteres Bild.</translation>
    </message>
    <message>
        <source>Save the flow as</source>
        <translation>Verschiebung speichern unter</translation>
    </message>
    <message>
        <source>Save the mask as</source>
        <translation>Maske speichern unter</translation>
    </message>
    <message>
        <source>Save the patch as</source>
        <translation>Änderungsebene speichern unter</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
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
        <translation>Der Fehlermeldung beilegen.</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>{name} speichern</translation>
    </message>
    <message>
        <source>Could not save {name}</source>
        <translation>{name} ließ sich nicht speichern</translation>
    </message>
    <message>
        <source>&amp;Open photo or clip…</source>
        <translation>Foto oder Film ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a photo or clip to restore</source>
        <translation>Ein Foto oder einen Film zum Restaurieren öffnen</translation>
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
        <translation>Porträts</translation>
    </message>
    <message>
        <source>P&amp;aste as source</source>
        <translation>Als Origin&amp;al einfügen</translation>
    </message>
    <message>
        <source>Open the picture or file on the clipboard</source>
        <translation>Das Bild oder die Datei aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Paste as por&amp;trait</source>
        <translation>Als Po&amp;rträt einfügen</translation>
    </message>
    <message>
        <source>Add what is on the clipboard as portraits</source>
        <translation>Den Inhalt der Zwischenablage als Porträts hinzufügen</translation>
    </message>
    <message>
        <source>Open the samp&amp;le</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open an old photo and a portrait to try things on</source>
        <translation>Ein altes Foto und ein Porträt zum Ausprobieren öffnen</translation>
    </message>
    <message>
        <source>&amp;Save result as…</source>
        <translation>Er&amp;gebnis speichern unter …</translation>
    </message>
    <message>
        <source>Save the restored picture as a new file</source>
        <translation>Das restaurierte Bild als neue Datei speichern</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern</translation>
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
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Remove &amp;face</source>
        <translation>Gesicht &amp;entfernen</translation>
    </message>
    <message>
        <source>Take the selected face off the source</source>
        <translation>Das gewählte Gesicht vom Original nehmen</translation>
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
        <translation>Jedes Gesicht auf dem Original restaurieren</translation>
    </message>
    <message>
        <source>&amp;Stop restoring</source>
        <translation>Restaurieren abbrec&amp;hen</translation>
    </message>
    <message>
        <source>Stop the restoration that runs</source>
        <translation>Die laufende Restaurierung abbrechen</translation>
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
        <source>Sp&amp;lit</source>
        <translation>Tr&amp;ennlinie</translation>
    </message>
    <message>
        <source>A line between before and after</source>
        <translation>Eine Linie zwischen vorher und nachher</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Trennlinie</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Reading the portraits</source>
        <translation>Porträts lesen</translation>
    </message>
    <message>
        <source>Warping the portrait and restoring</source>
        <translation>Porträt anpassen und restaurieren</translation>
    </message>
    <message>
        <source>Matching the colours</source>
        <translation>Farben angleichen</translation>
    </message>
    <message>
        <source>Hashing what took part</source>
        <translation>Prüfsummen aller Beteiligten berechnen</translation>
    </message>
    <message>
        <source>Face {number} of {count}: {text}</source>
        <translation>Gesicht {number} von {count}: {text}</translation>
    </message>
    <message>
        <source>Cutting out the face, portrait &apos;{name}&apos;</source>
        <translation>Gesicht ausschneiden, Porträt „{name}“</translation>
    </message>
    <message>
        <source>Comparing face {number} of {count}</source>
        <translation>Gesicht {number} von {count} vergleichen</translation>
    </message>
    <message>
        <source>Picture {number} of {count}: {name}</source>
        <translation>Bild {number} von {count}: {name}</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>{name} prüfen</translation>
    </message>
    <message>
        <source>Nobody said whose face it is.</source>
        <translation>Das Gesicht ist niemandem zugeordnet.</translation>
    </message>
    <message>
        <source>{name} has no portrait.</source>
        <translation>{name} hat kein Porträt.</translation>
    </message>
    <message>
        <source>The memory of {device} did not hold {count} faces at once: now {now}.</source>
        <translation>Der Speicher von {device} fasste nicht {count} Gesichter auf einmal: jetzt {now}.</translation>
    </message>
    <message>
        <source>The memory of {device} did not hold one face: the CPU restores now, more slowly.</source>
        <translation>Der Speicher von {device} fasste nicht ein Gesicht: Jetzt restauriert der Prozessor, langsamer.</translation>
    </message>
    <message>
        <source>Portrait &apos;{name}&apos; shows {count} faces; the largest was taken.</source>
        <translation>Das Porträt „{name}“ zeigt {count} Gesichter; das größte wurde genommen.</translation>
    </message>
    <message>
        <source>The face is only {size} px large; most of what is shown comes from the portrait.</source>
        <translation>Das Gesicht ist nur {size} px groß; das meiste, was zu sehen ist, kommt aus dem Porträt.</translation>
    </message>
    <message>
        <source>The face in portrait &apos;{name}&apos; is only {size} px large; at least {least} px are advised.</source>
        <translation>Das Gesicht im Porträt „{name}“ ist nur {size} px groß; empfohlen sind mindestens {least} px.</translation>
    </message>
    <message>
        <source>The face in portrait &apos;{name}&apos; is smaller ({size} px) than the old one ({old} px).</source>
        <translation>Das Gesicht im Porträt „{name}“ ist kleiner ({size} px) als das alte ({old} px).</translation>
    </message>
    <message>
        <source>The face is seen from the side; the network has hardly learnt this.</source>
        <translation>Das Gesicht ist von der Seite zu sehen; das hat das Netz kaum gelernt.</translation>
    </message>
    <message>
        <source>The face in portrait &apos;{name}&apos; is seen from the side.</source>
        <translation>Das Gesicht im Porträt „{name}“ ist von der Seite zu sehen.</translation>
    </message>
    <message>
        <source>Portrait &apos;{name}&apos; differs much in pose or expression ({share} of the face after the best fit; up to {usual} is usual).</source>
        <translation>Das Porträt „{name}“ weicht in Haltung oder Ausdruck stark ab ({share} des Gesichts nach bester Anpassung; üblich sind bis zu {usual}).</translation>
    </message>
    <message>
        <source>The eyes in portrait &apos;{name}&apos; are narrow or closed (open by {opening} of their width; 98 of 100 portraits exceed {usual}).</source>
        <translation>Die Augen im Porträt „{name}“ sind schmal oder geschlossen (zu {opening} ihrer Breite offen; 98 von 100 Porträts liegen über {usual}).</translation>
    </message>
    <message>
        <source>Portrait &apos;{name}&apos; may show another person: it agrees badly with the old face (score {score}, usual below {usual}; with the right person 1 in {count} faces reaches it{weak}).</source>
        <translation>Das Porträt „{name}“ zeigt vielleicht jemand anderen: Es passt schlecht zum alten Gesicht (Wert {score}, üblich unter {usual}; bei der richtigen Person erreicht ihn 1 von {count} Gesichtern{weak}).</translation>
    </message>
    <message>
        <source>; the old face is so blurred that this is weak evidence</source>
        <translation>; das alte Gesicht ist so unscharf, dass das wenig besagt</translation>
    </message>
    <message>
        <source>The old face is hardly degraded: {share} of the change is likely to make it worse (up to {usual} is usual). Strength {strength} is advised.</source>
        <translation>Das alte Gesicht ist kaum beschädigt: {share} der Änderung machen es wahrscheinlich schlechter (üblich sind bis zu {usual}). Empfohlen ist Stärke {strength}.</translation>
    </message>
    <message>
        <source>The result contradicts the old face: made as blurred as that, it differs by {share} of what is seen there (up to {usual} is usual). Strength {strength} is advised.</source>
        <translation>Das Ergebnis widerspricht dem alten Gesicht: Ebenso unscharf gemacht, weicht es um {share} dessen ab, was dort zu sehen ist (üblich sind bis zu {usual}). Empfohlen ist Stärke {strength}.</translation>
    </message>
    <message>
        <source>Packing what was changed</source>
        <translation>Änderungen packen</translation>
    </message>
    <message>
        <source>Taking a snapshot</source>
        <translation>Zwischenstand festhalten</translation>
    </message>
    <message>
        <source>Could not take a snapshot</source>
        <translation>Der Zwischenstand ließ sich nicht festhalten</translation>
    </message>
    <message>
        <source>Snapshot {number}, {strength} %</source>
        <translation>Zwischenstand {number}, {strength} %</translation>
    </message>
    <message>
        <source>Trying a portrait</source>
        <translation>Ein Porträt ausprobieren</translation>
    </message>
    <message>
        <source>Warping the portraits</source>
        <translation>Porträts anpassen</translation>
    </message>
    <message>
        <source>Trying {count} portraits</source>
        <translation>{count} Porträts ausprobieren</translation>
    </message>
    <message>
        <source>Could not try the portraits on face {number}</source>
        <translation>Die Porträts ließen sich auf Gesicht {number} nicht ausprobieren</translation>
    </message>
    <message>
        <source>Loading libraries</source>
        <translation>Programmbibliotheken laden</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Loading the weights</source>
        <translation>Gewichte laden</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>Begin with an empty desk</source>
        <translation>Mit leerem Arbeitstisch beginnen</translation>
    </message>
    <message>
        <source>Open pro&amp;ject…</source>
        <translation>Pro&amp;jekt öffnen …</translation>
    </message>
    <message>
        <source>Open a project with its pictures, people and settings</source>
        <translation>Ein Projekt mit Bildern, Personen und Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Save p&amp;roject</source>
        <translation>Projekt spei&amp;chern</translation>
    </message>
    <message>
        <source>Save the project into its file</source>
        <translation>Das Projekt in seine Datei speichern</translation>
    </message>
    <message>
        <source>Sa&amp;ve project as…</source>
        <translation>Projekt speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save the project into another file</source>
        <translation>Das Projekt in eine andere Datei speichern</translation>
    </message>
    <message>
        <source>F&amp;ind missing files…</source>
        <translation>Fehlende &amp;Dateien suchen …</translation>
    </message>
    <message>
        <source>Look for pictures and portraits that were moved</source>
        <translation>Bilder und Porträts suchen, die verschoben wurden</translation>
    </message>
    <message>
        <source>Add pict&amp;ures to the queue…</source>
        <translation>&amp;Bilder in die Warteschlange …</translation>
    </message>
    <message>
        <source>Add several pictures to work through</source>
        <translation>Mehrere Bilder zum Abarbeiten aufnehmen</translation>
    </message>
    <message>
        <source>E&amp;xport flow…</source>
        <translation>Verschiebung e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Save the flow&apos;s drawings with their legend as PNG or SVG</source>
        <translation>Die Zeichnungen der Verschiebung mit Legende als PNG oder SVG speichern</translation>
    </message>
    <message>
        <source>Export &amp;mask…</source>
        <translation>&amp;Maske exportieren …</translation>
    </message>
    <message>
        <source>Save where something was changed, as a grey picture</source>
        <translation>Als Graubild speichern, wo etwas verändert wurde</translation>
    </message>
    <message>
        <source>Export patc&amp;h…</source>
        <translation>Änderungsebene expor&amp;tieren …</translation>
    </message>
    <message>
        <source>Save the changed pixels alone, with transparency</source>
        <translation>Nur die veränderten Bildpunkte speichern, mit Transparenz</translation>
    </message>
    <message>
        <source>Restore the &amp;queue, or pause</source>
        <translation>&amp;Warteschlange starten oder anhalten</translation>
    </message>
    <message>
        <source>Work through the pictures that wait</source>
        <translation>Die wartenden Bilder abarbeiten</translation>
    </message>
    <message>
        <source>&amp;Cancel the queue</source>
        <translation>Warteschlange abbre&amp;chen</translation>
    </message>
    <message>
        <source>Stop working through the queue</source>
        <translation>Die Arbeit an der Warteschlange abbrechen</translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation>&amp;Voriges Bild</translation>
    </message>
    <message>
        <source>Go to the picture before in the queue</source>
        <translation>Zum vorigen Bild der Warteschlange gehen</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>Nächstes B&amp;ild</translation>
    </message>
    <message>
        <source>Go to the next picture in the queue</source>
        <translation>Zum nächsten Bild der Warteschlange gehen</translation>
    </message>
    <message>
        <source>New pe&amp;rson</source>
        <translation>Neue Pe&amp;rson</translation>
    </message>
    <message>
        <source>Add a person for the selected face</source>
        <translation>Eine Person für das gewählte Gesicht hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Library…</source>
        <translation>&amp;Bibliothek …</translation>
    </message>
    <message>
        <source>&amp;One view</source>
        <translation>&amp;Eine Ansicht</translation>
    </message>
    <message>
        <source>One picture alone</source>
        <translation>Ein Bild allein</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Split i&amp;n rows</source>
        <translation>Waagrechte Li&amp;nie</translation>
    </message>
    <message>
        <source>A line between before, above, and after</source>
        <translation>Eine Linie zwischen vorher (oben) und nachher</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>Nebene&amp;inander</translation>
    </message>
    <message>
        <source>Two pictures side by side, moved together</source>
        <translation>Zwei Bilder nebeneinander, gemeinsam bewegt</translation>
    </message>
    <message>
        <source>Bl&amp;ink</source>
        <translation>&amp;Blinkvergleich</translation>
    </message>
    <message>
        <source>Two pictures in turn at one place</source>
        <translation>Zwei Bilder abwechselnd an einer Stelle</translation>
    </message>
    <message>
        <source>Fad&amp;e</source>
        <translation>Überblendun&amp;g</translation>
    </message>
    <message>
        <source>One picture through the other</source>
        <translation>Ein Bild durch das andere hindurch</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>Where two pictures differ, and how much</source>
        <translation>Wo sich zwei Bilder unterscheiden und wie sehr</translation>
    </message>
    <message>
        <source>S&amp;wap A and B</source>
        <translation>&amp;A und B tauschen</translation>
    </message>
    <message>
        <source>A and B change places</source>
        <translation>A und B tauschen die Plätze</translation>
    </message>
    <message>
        <source>Lou&amp;pe</source>
        <translation>&amp;Lupe</translation>
    </message>
    <message>
        <source>See the other side through a loupe at the pointer</source>
        <translation>Die andere Seite durch eine Lupe am Mauszeiger sehen</translation>
    </message>
    <message>
        <source>&amp;Review tile by tile</source>
        <translation>&amp;Feld für Feld durchsehen</translation>
    </message>
    <message>
        <source>Look at every part of the picture, one after the other</source>
        <translation>Jeden Teil des Bildes ansehen, einen nach dem anderen</translation>
    </message>
    <message>
        <source>&amp;Take a snapshot</source>
        <translation>&amp;Zwischenstand festhalten</translation>
    </message>
    <message>
        <source>Keep the result to compare later ones with it</source>
        <translation>Das Ergebnis aufheben, um spätere damit zu vergleichen</translation>
    </message>
    <message>
        <source>&amp;Evidence map</source>
        <translation>&amp;Belegkarte</translation>
    </message>
    <message>
        <source>Colours tell which pixels were seen, taken from the portrait or made up</source>
        <translation>Farben sagen, welche Bildpunkte gesehen, aus dem Porträt genommen oder erfunden sind</translation>
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
        <translation>&amp;Verschiebung einblenden</translation>
    </message>
    <message>
        <source>Colours tell where each pixel came from</source>
        <translation>Farben sagen, woher jeder Bildpunkt kam</translation>
    </message>
    <message>
        <source>&amp;As the desktop</source>
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
        <translation>E&amp;instellungen …</translation>
    </message>
    <message>
        <source>What GFR Studio remembers and how it works</source>
        <translation>Was GFR Studio sich merkt und wie es arbeitet</translation>
    </message>
    <message>
        <source>F&amp;ind an action…</source>
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
        <translation>&amp;Diagnosepaket …</translation>
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
        <source>&amp;People</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurieren</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
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
        <source>Split in rows</source>
        <translation>Waagrechte Linie</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinkvergleich</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>One view</source>
        <translation>Eine Ansicht</translation>
    </message>
    <message>
        <source>A and B change places (X)</source>
        <translation>A und B tauschen die Plätze (X)</translation>
    </message>
    <message>
        <source>How to compare</source>
        <translation>Art des Vergleichs</translation>
    </message>
    <message>
        <source>How to compare (M for the next way)</source>
        <translation>Art des Vergleichs (M für die nächste)</translation>
    </message>
    <message>
        <source>Picture shown</source>
        <translation>Gezeigtes Bild</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Picture {letter}</source>
        <translation>Bild {letter}</translation>
    </message>
    <message>
        <source>What is {letter}</source>
        <translation>Was {letter} ist</translation>
    </message>
    <message>
        <source>Here the portrait appears,
warped onto the face</source>
        <translation>Hier erscheint das Porträt,
an das Gesicht angepasst</translation>
    </message>
    <message>
        <source>Press Ctrl+R to restore</source>
        <translation>Mit Strg+R restaurieren</translation>
    </message>
    <message>
        <source>Drop an old photo or a clip here
or press Ctrl+O</source>
        <translation>Ein altes Foto oder einen Film
hier ablegen oder Strg+O drücken</translation>
    </message>
    <message>
        <source>Drop a good portrait
of the same person here
or press Ctrl+P</source>
        <translation>Ein gutes Porträt derselben Person
hier ablegen oder Strg+P drücken</translation>
    </message>
    <message>
        <source>Warping the portrait…</source>
        <translation>Das Porträt wird angepasst …</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Wird restauriert …</translation>
    </message>
    <message>
        <source>Here the restored picture appears</source>
        <translation>Hier erscheint das restaurierte Bild</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>Gesichter werden gesucht …</translation>
    </message>
    <message>
        <source>The search for faces did not finish.
Press B and draw a box around one</source>
        <translation>Die Suche nach Gesichtern kam nicht zu Ende.
B drücken und einen Rahmen um eines ziehen</translation>
    </message>
    <message>
        <source>No face was found.
Press B and draw a box around one</source>
        <translation>Kein Gesicht gefunden.
B drücken und einen Rahmen um eines ziehen</translation>
    </message>
    <message>
        <source>Select a face to restore</source>
        <translation>Ein Gesicht zum Restaurieren wählen</translation>
    </message>
    <message>
        <source>Add a portrait of this person,
then restore</source>
        <translation>Ein Porträt dieser Person hinzufügen,
dann restaurieren</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>restauriert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor a file.</source>
        <translation>Die Zwischenablage enthält weder ein Bild noch eine Datei.</translation>
    </message>
    <message>
        <source>Nothing to paste</source>
        <translation>Nichts einzufügen</translation>
    </message>
    <message>
        <source>Copy one first.</source>
        <translation>Zuerst eines kopieren.</translation>
    </message>
    <message>
        <source>Restore the face to see what was seen in the photo, what comes from the portrait and what was made up.</source>
        <translation>Nach dem Restaurieren steht hier, was im Foto zu sehen war, was aus dem Porträt kommt und was erfunden ist.</translation>
    </message>
    <message>
        <source>The shares are those of full strength and full influence.</source>
        <translation>Die Anteile gelten bei voller Stärke und vollem Einfluss.</translation>
    </message>
    <message>
        <source>Guide influence</source>
        <translation>Einfluss des Porträts</translation>
    </message>
    <message>
        <source>How much of what the portrait contributed is put back; at 0 % nothing of it is used</source>
        <translation>Wie viel vom Beitrag des Porträts eingesetzt wird; bei 0 % nichts davon</translation>
    </message>
    <message>
        <source>Evidence map</source>
        <translation>Belegkarte</translation>
    </message>
    <message>
        <source>Colours tell which pixels were seen in the photo, taken from the portrait or made up</source>
        <translation>Farben sagen, welche Bildpunkte im Foto zu sehen waren, aus dem Porträt kommen oder erfunden sind</translation>
    </message>
    <message>
        <source>Evidence by region</source>
        <translation>Belege nach Gesichtsteilen</translation>
    </message>
    <message>
        <source>There is a flow once the face is restored.</source>
        <translation>Eine Verschiebung gibt es, sobald das Gesicht restauriert ist.</translation>
    </message>
    <message>
        <source>Face or portrait has no landmarks to compare.</source>
        <translation>Gesicht oder Porträt hat keine Merkpunkte zum Vergleichen.</translation>
    </message>
    <message>
        <source>Switch a drawing on first.</source>
        <translation>Zuerst eine Zeichnung einschalten.</translation>
    </message>
    <message>
        <source>Folded: {share} of the mask.</source>
        <translation>Gefaltet: {share} der Maske.</translation>
    </message>
    <message>
        <source>Colours tell where in the portrait each pixel was fetched from (O)</source>
        <translation>Farben sagen, woher im Porträt jeder Bildpunkt geholt wurde (O)</translation>
    </message>
    <message>
        <source>Arrows lead from places of the face to where in the portrait they were fetched</source>
        <translation>Pfeile führen von Stellen des Gesichts dorthin, wo sie im Porträt geholt wurden</translation>
    </message>
    <message>
        <source>The portrait&apos;s square grid, bent as the portrait was bent</source>
        <translation>Das Quadratgitter des Porträts, verbogen wie das Porträt</translation>
    </message>
    <message>
        <source>Dots: landmarks of the face. Rings: where the warp put the portrait&apos;s</source>
        <translation>Punkte: Merkpunkte des Gesichts. Ringe: wohin die Anpassung die des Porträts gebracht hat</translation>
    </message>
    <message>
        <source>Marks places where the warp folded the portrait over itself</source>
        <translation>Zeigt Stellen, an denen die Anpassung das Porträt über sich selbst gefaltet hat</translation>
    </message>
    <message>
        <source>Veils what stays as it was</source>
        <translation>Verschleiert, was bleibt, wie es war</translation>
    </message>
    <message>
        <source>Folded: {share} of the mask. There the portrait is shown mirrored.</source>
        <translation>Gefaltet: {share} der Maske. Dort ist das Porträt gespiegelt zu sehen.</translation>
    </message>
    <message>
        <source>Opacity of the flow&apos;s drawings</source>
        <translation>Deckkraft der Zeichnungen</translation>
    </message>
    <message>
        <source>Export flow…</source>
        <translation>Verschiebung exportieren …</translation>
    </message>
    <message>
        <source>Largest flow: {length:.1f} px.</source>
        <translation>Größte Verschiebung: {length:.1f} px.</translation>
    </message>
    <message>
        <source>Landmarks: {length:.1f} px apart on average.</source>
        <translation>Merkpunkte: im Mittel {length:.1f} px auseinander.</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Save the drawings that are switched on, with their legend, as PNG or SVG</source>
        <translation>Die eingeschalteten Zeichnungen mit Legende als PNG oder SVG speichern</translation>
    </message>
    <message>
        <source>{drawing} of the flow</source>
        <translation>{drawing} der Verschiebung</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>Everything that was done. A click goes back to it, or forward again.</source>
        <translation>Alles, was getan wurde. Ein Klick führt dorthin zurück oder wieder vor.</translation>
    </message>
    <message>
        <source>No photo open</source>
        <translation>Kein Foto geöffnet</translation>
    </message>
    <message>
        <source>Best match (automatic)</source>
        <translation>Bestes (automatisch)</translation>
    </message>
    <message>
        <source>What is known of the result</source>
        <translation>Was vom Ergebnis bekannt ist</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <source>found automatically</source>
        <translation>automatisch gefunden</translation>
    </message>
    <message>
        <source>Portrait that guides the restoration</source>
        <translation>Porträt, das die Restaurierung leitet</translation>
    </message>
    <message>
        <source>Which portrait guides the restoration</source>
        <translation>Welches Porträt die Restaurierung leitet</translation>
    </message>
    <message>
        <source>Add a portrait of this person.</source>
        <translation>Ein Porträt dieser Person hinzufügen.</translation>
    </message>
    <message>
        <source>Pose and expression cannot be compared with this face.</source>
        <translation>Haltung und Ausdruck lassen sich mit diesem Gesicht nicht vergleichen.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How much of the restoration is put back into the photo</source>
        <translation>Wie viel von der Restaurierung in das Foto eingesetzt wird</translation>
    </message>
    <message>
        <source>Restore face</source>
        <translation>Gesicht restaurieren</translation>
    </message>
    <message>
        <source>Restore face {n} again</source>
        <translation>Gesicht {n} erneut restaurieren</translation>
    </message>
    <message>
        <source>Restore face {n}</source>
        <translation>Gesicht {n} restaurieren</translation>
    </message>
    <message>
        <source>No face selected</source>
        <translation>Kein Gesicht gewählt</translation>
    </message>
    <message>
        <source>Restore the selected face (Ctrl+R)</source>
        <translation>Das gewählte Gesicht restaurieren (Strg+R)</translation>
    </message>
    <message>
        <source>Face {n}, {size:.0f} px, {how}</source>
        <translation>Gesicht {n}, {size:.0f} px, {how}</translation>
    </message>
    <message>
        <source>Restored with {guide} in {s:.1f} s</source>
        <translation>Mit {guide} in {s:.1f} s restauriert</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>Nicht restauriert: {reason}</translation>
    </message>
    <message>
        <source>No. {place} of {count} by pose and expression.</source>
        <translation>Nr. {place} von {count} nach Haltung und Ausdruck.</translation>
    </message>
    <message>
        <source>Uses {name}.</source>
        <translation>Verwendet {name}.</translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation>Rechnet auf: {device}</translation>
    </message>
    <message>
        <source>Residual {r:.3f}.</source>
        <translation>Abweichung {r:.3f}.</translation>
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
        <translation>Diesen Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird abgebrochen</translation>
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
        <translation>Abgebrochen</translation>
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
        <translation>Abbrechen: {title}</translation>
    </message>
    <message>
        <source>Stop {title}</source>
        <translation>Abbrechen: {title}</translation>
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
        <translation>Personen und Porträts, die aufbewahrt werden</translation>
    </message>
    <message>
        <source>1 portrait</source>
        <translation>1 Porträt</translation>
    </message>
    <message>
        <source>face {which}</source>
        <translation>Gesicht {which}</translation>
    </message>
    <message>
        <source>faces {which}</source>
        <translation>Gesichter {which}</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Porträts</translation>
    </message>
    <message>
        <source>no portrait</source>
        <translation>kein Porträt</translation>
    </message>
    <message>
        <source>New person for face {n}</source>
        <translation>Neue Person für Gesicht {n}</translation>
    </message>
    <message>
        <source>Portraits of {name}</source>
        <translation>Porträts von {name}</translation>
    </message>
    <message>
        <source>GFR Studio did not close properly the last time. This is what was open. Results that were not saved have to be restored again.</source>
        <translation>GFR Studio wurde das letzte Mal nicht ordentlich beendet. Das war offen. Ergebnisse, die nicht gespeichert waren, müssen neu restauriert werden.</translation>
    </message>
    <message>
        <source>{name} was taken</source>
        <translation>{name} ist aufgenommen</translation>
    </message>
    <message>
        <source>Choose it as A or B to compare with it.</source>
        <translation>Als A oder B gewählt, lässt sich damit vergleichen.</translation>
    </message>
    <message>
        <source>Restore every face of which it is known whose it is (Ctrl+Shift+R)</source>
        <translation>Jedes Gesicht restaurieren, von dem bekannt ist, wem es gehört (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>Restore all {count} faces</source>
        <translation>Alle {count} Gesichter restaurieren</translation>
    </message>
    <message>
        <source>Nobody is kept yet. Import a folder, or keep the portraits of a person on the desk.</source>
        <translation>Noch ist niemand aufbewahrt. Einen Ordner aufnehmen oder die Porträts einer Person vom Arbeitstisch aufbewahren.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search people, tags, notes, files</source>
        <translation>Personen, Stichwörter, Notizen, Dateien suchen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>People in the library</source>
        <translation>Personen in der Bibliothek</translation>
    </message>
    <message>
        <source>Look at every picture in a folder and keep portraits of the faces in them</source>
        <translation>Alle Bilder eines Ordners ansehen und Porträts der Gesichter darin aufbewahren</translation>
    </message>
    <message>
        <source>Look for pictures that were moved or renamed</source>
        <translation>Bilder suchen, die verschoben oder umbenannt wurden</translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>Die Bibliothek wird gelesen …</translation>
    </message>
    <message>
        <source>1 suggestion waits…</source>
        <translation>1 Vorschlag wartet …</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Ordner aufnehmen …</translation>
    </message>
    <message>
        <source>Relink…</source>
        <translation>Neu zuordnen …</translation>
    </message>
    <message>
        <source>The library can only be read here: another window has it.</source>
        <translation>Die Bibliothek lässt sich hier nur lesen: Ein anderes Fenster hat sie geöffnet.</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>Aufnahme abbrechen</translation>
    </message>
    <message>
        <source>{n} portraits</source>
        <translation>{n} Porträts</translation>
    </message>
    <message>
        <source>Nobody is found by “{words}”.</source>
        <translation>Zu „{words}“ findet sich niemand.</translation>
    </message>
    <message>
        <source>{n} suggestions wait…</source>
        <translation>{n} Vorschläge warten …</translation>
    </message>
    <message>
        <source>Undo “{what}”</source>
        <translation>„{what}“ rückgängig machen</translation>
    </message>
    <message>
        <source>family, 1920s</source>
        <translation>Familie, 1920er</translation>
    </message>
    <message>
        <source>Tags of the portrait that is selected</source>
        <translation>Stichwörter des gewählten Porträts</translation>
    </message>
    <message>
        <source>Tags of the portrait</source>
        <translation>Stichwörter des Porträts</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Put on the desk</source>
        <translation>Auf den Arbeitstisch legen</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Delete person</source>
        <translation>Person löschen</translation>
    </message>
    <message>
        <source>Pick somebody on the left to see their portraits.</source>
        <translation>Links jemanden wählen, um die Porträts zu sehen.</translation>
    </message>
    <message>
        <source>Use for face {number}</source>
        <translation>Für Gesicht {number} verwenden</translation>
    </message>
    <message>
        <source>Faces that look alike, by a simple comparison that is often wrong. Untick what does not belong.</source>
        <translation>Gesichter, die sich nach einem einfachen, oft falschen Vergleich ähneln. Was nicht dazugehört, abwählen.</translation>
    </message>
    <message>
        <source>Leave the rest out</source>
        <translation>Die übrigen weglassen</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>Wer es ist</translation>
    </message>
    <message>
        <source>Name, or somebody who is kept</source>
        <translation>Name, oder jemand aus der Bibliothek</translation>
    </message>
    <message>
        <source>1 suggestion</source>
        <translation>1 Vorschlag</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Aufbewahren</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>Not one person</source>
        <translation>Nicht eine Person</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>{n} suggestions</source>
        <translation>{n} Vorschläge</translation>
    </message>
    <message>
        <source>{n} more come when these are answered.</source>
        <translation>{n} weitere folgen, wenn diese beantwortet sind.</translation>
    </message>
    <message>
        <source>{n} pictures that may show one person</source>
        <translation>{n} Bilder, die vielleicht eine Person zeigen</translation>
    </message>
    <message>
        <source>{words}: {name}?</source>
        <translation>{words}: {name}?</translation>
    </message>
    <message>
        <source>Keep these portraits</source>
        <translation>Diese Porträts aufbewahren</translation>
    </message>
    <message>
        <source>Open the library…</source>
        <translation>Bibliothek öffnen …</translation>
    </message>
    <message>
        <source>of this person</source>
        <translation>dieser Person</translation>
    </message>
    <message>
        <source>of {name}</source>
        <translation>von {name}</translation>
    </message>
    <message>
        <source>Drop good portraits
{whose} here</source>
        <translation>Gute Porträts {whose}
hier ablegen</translation>
    </message>
    <message>
        <source>Pictures of the project</source>
        <translation>Bilder des Projekts</translation>
    </message>
    <message>
        <source>&amp;Go to this picture</source>
        <translation>&amp;Zu diesem Bild gehen</translation>
    </message>
    <message>
        <source>Restore &amp;again</source>
        <translation>&amp;Erneut restaurieren</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Remove from the queue</source>
        <translation>Aus der &amp;Warteschlange nehmen</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} wartend</translation>
    </message>
    <message>
        <source>&amp;Restore all</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Results go beside each picture.</source>
        <translation>Ergebnisse kommen neben jedes Bild.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change the folder for results</source>
        <translation>Den Ordner für Ergebnisse ändern</translation>
    </message>
    <message>
        <source>No pictures yet. Drop photos here, or add them.</source>
        <translation>Noch keine Bilder. Fotos hier ablegen oder hinzufügen.</translation>
    </message>
    <message>
        <source>Results go to {folder}.</source>
        <translation>Ergebnisse kommen nach {folder}.</translation>
    </message>
    <message>
        <source>&amp;Add pictures…</source>
        <translation>&amp;Hinzufügen …</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>1 Gesicht</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Face {number}: {what}</source>
        <translation>Gesicht {number}: {what}</translation>
    </message>
    <message>
        <source>{done} of {count} faces restored</source>
        <translation>{done} von {count} Gesichtern restauriert</translation>
    </message>
    <message>
        <source>{count} faces</source>
        <translation>{count} Gesichter</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>kein Gesicht</translation>
    </message>
    <message>
        <source>open</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>Result: {path}</source>
        <translation>Ergebnis: {path}</translation>
    </message>
    <message>
        <source>Saving writes the picture, marked as restored by AI.</source>
        <translation>Beim Speichern entsteht das Bild, gekennzeichnet als mit KI restauriert.</translation>
    </message>
    <message>
        <source>Saving writes the picture without a mark that AI restored it: that is switched off in the settings.</source>
        <translation>Beim Speichern entsteht das Bild ohne den Hinweis, dass KI es restauriert hat: Das ist in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>Its treatment record goes beside it, as a file that ends in .json.</source>
        <translation>Daneben kommt sein Behandlungsprotokoll, eine Datei, die auf .json endet.</translation>
    </message>
    <message>
        <source>No treatment record is written: that is switched off in the settings.</source>
        <translation>Ein Behandlungsprotokoll wird nicht geschrieben: Das ist in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>Who did it; remembered for the next pictures</source>
        <translation>Wer es gemacht hat; gilt auch für die nächsten Bilder</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Words on this picture for its record</source>
        <translation>Worte zu diesem Bild für sein Protokoll</translation>
    </message>
    <message>
        <source>Rename snapshot</source>
        <translation>Zwischenstand umbenennen</translation>
    </message>
    <message>
        <source>Name of the snapshot:</source>
        <translation>Name des Zwischenstands:</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Zwischenstände</translation>
    </message>
    <message>
        <source>Keep the result as it is now, to compare later ones with it</source>
        <translation>Das Ergebnis festhalten, wie es jetzt ist, um spätere damit zu vergleichen</translation>
    </message>
    <message>
        <source>Show as &amp;A</source>
        <translation>Als &amp;A zeigen</translation>
    </message>
    <message>
        <source>Show as &amp;B</source>
        <translation>Als &amp;B zeigen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>No face was found. Press B and draw a box around one.</source>
        <translation>Kein Gesicht gefunden. B drücken und einen Rahmen um eines ziehen.</translation>
    </message>
    <message>
        <source>Face {number}  ·  {size:.0f} px</source>
        <translation>Gesicht {number}  ·  {size:.0f} px</translation>
    </message>
    <message>
        <source>They are found when a photo is open.</source>
        <translation>Sie werden gefunden, wenn ein Foto geöffnet ist.</translation>
    </message>
    <message>
        <source>The search did not finish. Press B and draw a box around a face.</source>
        <translation>Die Suche kam nicht zu Ende. B drücken und einen Rahmen um ein Gesicht ziehen.</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>The faces on the source. Select the one to restore.</source>
        <translation>Die Gesichter auf dem Original. Dasjenige wählen, das restauriert werden soll.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Jemand Neues</translation>
    </message>
    <message>
        <source>Nobody said</source>
        <translation>Niemand zugeordnet</translation>
    </message>
    <message>
        <source>Face {number}  ·  {size:.0f} px, by hand</source>
        <translation>Gesicht {number}  ·  {size:.0f} px, von Hand</translation>
    </message>
    <message>
        <source>who?</source>
        <translation>wer?</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>farbig</translation>
    </message>
    <message>
        <source>pasted</source>
        <translation>eingefügt</translation>
    </message>
    <message>
        <source>Open a photo or clip, drop one, or paste one.</source>
        <translation>Ein Foto oder einen Film öffnen, ablegen oder einfügen.</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} Bit</translation>
    </message>
    <message>
        <source>Face {number} is {name}</source>
        <translation>Gesicht {number} ist {name}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop blinking and look at one of the two (Space)</source>
        <translation>Das Blinken anhalten und eines der beiden ansehen (Leertaste)</translation>
    </message>
    <message>
        <source>How long each is shown</source>
        <translation>Wie lange jedes zu sehen ist</translation>
    </message>
    <message>
        <source>Share of B</source>
        <translation>Anteil von B</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>By how much differences are multiplied (Page Up, Page Down)</source>
        <translation>Womit Unterschiede malgenommen werden (Bild auf, Bild ab)</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>above </source>
        <translation>über </translation>
    </message>
    <message>
        <source>Differences up to this, of 255, are not shown</source>
        <translation>Unterschiede bis dahin, von 255, werden nicht gezeigt</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>See the other side through a loupe (hold L)</source>
        <translation>Die andere Seite durch eine Lupe sehen (L gedrückt halten)</translation>
    </message>
    <message>
        <source>Magnification of the loupe</source>
        <translation>Vergrößerung der Lupe</translation>
    </message>
    <message>
        <source>How much the loupe magnifies</source>
        <translation>Wie stark die Lupe vergrößert</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Look at every part of the picture, tile by tile (N)</source>
        <translation>Jeden Teil des Bildes ansehen, Feld für Feld (N)</translation>
    </message>
    <message>
        <source>End the review (Esc)</source>
        <translation>Durchsicht beenden (Esc)</translation>
    </message>
    <message>
        <source>Previous tile (Shift+N)</source>
        <translation>Voriges Feld (Umschalt+N)</translation>
    </message>
    <message>
        <source>Next tile (N)</source>
        <translation>Nächstes Feld (N)</translation>
    </message>
    <message>
        <source>Face {number} with the portraits of {name}, best suited first</source>
        <translation>Gesicht {number} mit den Porträts von {name}, das passendste zuerst</translation>
    </message>
    <message>
        <source>Show what the network makes with each portrait, not the warped portrait itself</source>
        <translation>Zeigen, was das Netz mit jedem Porträt macht, statt des angepassten Porträts selbst</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Select a face and add portraits to see each of them on the face.</source>
        <translation>Ein Gesicht wählen und Porträts hinzufügen, um jedes davon auf dem Gesicht zu sehen.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Bildfläche</translation>
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
        <source>Open the last project at the start</source>
        <translation>Beim Start das letzte Projekt öffnen</translation>
    </message>
    <message>
        <source>Goes on where the work ended. Without it the window starts empty.</source>
        <translation>Macht weiter, wo die Arbeit endete. Sonst ist das Fenster am Anfang leer.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Draw a box around the face. Esc leaves</source>
        <translation>Einen Rahmen um das Gesicht ziehen. Esc bricht ab</translation>
    </message>
    <message>
        <source>{name} is not there yet</source>
        <translation>{name}: noch nicht da</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Comparison canvas</source>
        <translation>Bildfläche zum Vergleichen</translation>
    </message>
    <message>
        <source>Seen {seen} %, portrait {guided} %, made up {invented} %</source>
        <translation>Gesehen {seen} %, Porträt {guided} %, erfunden {invented} %</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>Erfunden</translation>
    </message>
    <message>
        <source>shown by the old photo</source>
        <translation>im alten Foto zu sehen</translation>
    </message>
    <message>
        <source>taken from the portrait</source>
        <translation>aus dem Porträt genommen</translation>
    </message>
    <message>
        <source>by the network alone</source>
        <translation>vom Netz allein</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>Mund</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Of the {region}, {observed} % was seen in the photo, {guided} % comes from the portrait, {invented} % was made up by the network.</source>
        <translation>{region}: {observed} % im Foto gesehen, {guided} % aus dem Porträt genommen, {invented} % vom Netz erfunden.</translation>
    </message>
    <message>
        <source>Blurred like the photo, the result differs from it by {levels:.1f} of 255 levels on average.</source>
        <translation>Unscharf wie das Foto gemacht, weicht das Ergebnis im Mittel um {levels:.1f} von 255 Stufen davon ab.</translation>
    </message>
    <message>
        <source>Open as source</source>
        <translation>Als Original öffnen</translation>
    </message>
    <message>
        <source>Add as portrait</source>
        <translation>Als Porträt hinzufügen</translation>
    </message>
    <message>
        <source>Flow {flow}</source>
        <translation>Verschiebung {flow}</translation>
    </message>
    <message>
        <source>Folded, area {area:.2f}</source>
        <translation>Gefaltet, Fläche {area:.2f}</translation>
    </message>
    <message>
        <source>Portrait x {x:.1f}  y {y:.1f}</source>
        <translation>Porträt x {x:.1f}  y {y:.1f}</translation>
    </message>
    <message>
        <source>Mask {share:.0%}</source>
        <translation>Maske {share:.0%}</translation>
    </message>
    <message>
        <source>{length:.1f} px right</source>
        <translation>{length:.1f} px rechts</translation>
    </message>
    <message>
        <source>{length:.1f} px left</source>
        <translation>{length:.1f} px links</translation>
    </message>
    <message>
        <source>{length:.1f} px down</source>
        <translation>{length:.1f} px abwärts</translation>
    </message>
    <message>
        <source>{length:.1f} px up</source>
        <translation>{length:.1f} px aufwärts</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Falten</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Merkpunkte</translation>
    </message>
    <message>
        <source>jaw</source>
        <translation>Kinn</translation>
    </message>
    <message>
        <source>brow</source>
        <translation>Braue</translation>
    </message>
    <message>
        <source>eye</source>
        <translation>Auge</translation>
    </message>
    <message>
        <source>Veiled: stays as it was</source>
        <translation>Verschleiert: bleibt, wie es war</translation>
    </message>
    <message>
        <source>Landmark {number}, {part}: {length:.1f} px apart</source>
        <translation>Merkpunkt {number}, {part}: {length:.1f} px auseinander</translation>
    </message>
    <message>
        <source>less than 0.1 %</source>
        <translation>weniger als 0,1 %</translation>
    </message>
    <message>
        <source>Landmark {number}, {part}: {length:.1f} px apart, not to be seen in the warped guide</source>
        <translation>Merkpunkt {number}, {part}: {length:.1f} px auseinander, im angepassten Porträt nicht zu sehen</translation>
    </message>
    <message>
        <source>No landmarks</source>
        <translation>Keine Merkpunkte</translation>
    </message>
    <message>
        <source>Lengths in px of the crop, {size} x {size}</source>
        <translation>Längen in px des Ausschnitts, {size} x {size}</translation>
    </message>
    <message>
        <source>Face, portrait: {length:.1f} px</source>
        <translation>Gesicht, Porträt: {length:.1f} px</translation>
    </message>
    <message>
        <source>White still, rim {length:g} px</source>
        <translation>Weiß ruht, Rand {length:g} px</translation>
    </message>
    <message>
        <source>Fetched at the tip, every {length:g} px</source>
        <translation>An der Spitze geholt, alle {length:g} px</translation>
    </message>
    <message>
        <source>Portrait&apos;s grid, every {length:g} px</source>
        <translation>Gitter des Porträts, alle {length:g} px</translation>
    </message>
    <message>
        <source>Folded, {share}</source>
        <translation>Gefaltet, {share}</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Voriges Einzelbild</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Einzelbild</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>{time}   frame {frame} of {count}</source>
        <translation>{time}   Einzelbild {frame} von {count}</translation>
    </message>
    <message>
        <source>Frame {frame} of {count}, counted from 0</source>
        <translation>Einzelbild {frame} von {count}, gezählt ab 0</translation>
    </message>
    <message>
        <source>Drop portraits of this person here</source>
        <translation>Porträts dieser Person hier ablegen</translation>
    </message>
    <message>
        <source>Add portraits…</source>
        <translation>Porträts hinzufügen …</translation>
    </message>
    <message>
        <source>Portraits, best suited first</source>
        <translation>Porträts, das passendste zuerst</translation>
    </message>
    <message>
        <source>Remove portrait</source>
        <translation>Porträt entfernen</translation>
    </message>
    <message>
        <source>Click to change the name</source>
        <translation>Klicken, um den Namen zu ändern</translation>
    </message>
    <message>
        <source>Keep in the library</source>
        <translation>In der Bibliothek aufbewahren</translation>
    </message>
    <message>
        <source>Remove from the desk</source>
        <translation>Vom Arbeitstisch nehmen</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Gesicht {number}</translation>
    </message>
    <message>
        <source>Is face {number}?</source>
        <translation>Ist Gesicht {number}?</translation>
    </message>
    <message>
        <source>Pose unknown</source>
        <translation>Haltung unbekannt</translation>
    </message>
    <message>
        <source>No. {rank} · residual {residual:.3f}</source>
        <translation>Nr. {rank} · Abw. {residual:.3f}</translation>
    </message>
    <message>
        <source>Tile {number} of {count}</source>
        <translation>Feld {number} von {count}</translation>
    </message>
    <message>
        <source>Difference of {a} and {b}</source>
        <translation>Differenz von {a} und {b}</translation>
    </message>
    <message>
        <source>{a} is {size_a} pixels, {b} {size_b}.
A difference needs two pictures of one size</source>
        <translation>{a} hat {size_a} Bildpunkte, {b} {size_b}.
Eine Differenz braucht zwei Bilder von einer Größe</translation>
    </message>
    <message>
        <source>{a} and {b} lie at different places.
A difference needs two pictures of one place</source>
        <translation>{a} und {b} liegen an verschiedenen Stellen.
Eine Differenz braucht zwei Bilder von einer Stelle</translation>
    </message>
    <message>
        <source>Difference of {a} and {b}, × {gain}, above {threshold}</source>
        <translation>Differenz von {a} und {b}, × {gain}, über {threshold}</translation>
    </message>
    <message>
        <source>Difference of {a} and {b}, × {gain}</source>
        <translation>Differenz von {a} und {b}, × {gain}</translation>
    </message>
    <message>
        <source>View: {mode}.</source>
        <translation>Ansicht: {mode}.</translation>
    </message>
    <message>
        <source>Every {ms} ms.</source>
        <translation>Alle {ms} ms.</translation>
    </message>
    <message>
        <source>Paused on {letter}.</source>
        <translation>Angehalten bei {letter}.</translation>
    </message>
    <message>
        <source>Times {gain}, above {threshold}.</source>
        <translation>Mal {gain}, über {threshold}.</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>A is {a}, B is {b}.</source>
        <translation>A ist {a}, B ist {b}.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird ausprobiert …</translation>
    </message>
    <message>
        <source>Not ranked yet</source>
        <translation>Noch nicht eingestuft</translation>
    </message>
    <message>
        <source>not ranked yet</source>
        <translation>noch nicht eingestuft</translation>
    </message>
    <message>
        <source>Portraits on the selected face, best suited first</source>
        <translation>Porträts auf dem gewählten Gesicht, das passendste zuerst</translation>
    </message>
    <message>
        <source>pose unknown</source>
        <translation>Haltung unbekannt</translation>
    </message>
    <message>
        <source>number {place}</source>
        <translation>Nummer {place}</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
</context>
</TS>
