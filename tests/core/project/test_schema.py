from gfr_core.project.schema import FileEntry, PersonEntry, PortraitEntry, Project, SourceEntry, Treatment


def test_a_new_project_holds_nothing() -> None:
    assert Project() == Project((), (), None, "", "", "")


def test_projects_of_equal_content_are_equal() -> None:
    def made() -> Project:
        portrait = PortraitEntry(1, FileEntry("mum.jpg", "ab", 3), (1.0, 2.0, 3.0, 4.0))
        source = SourceEntry(1, FileEntry("old.png"), treatment=Treatment(strength=0.5))
        return Project((PersonEntry(1, "Mum", (portrait,)),), (source,), current=1)

    assert made() == made()
