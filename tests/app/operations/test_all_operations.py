from app.documents.desk import Desk
from app.operations.all_operations import Operations


def test_all_operations_share_one_undo_stack_and_one_desk(operations: Operations, desk: Desk) -> None:
    operations.blend.set_strength(0.5)
    assert desk.restoration.strength == 0.5
    operations.undo.undo()
    assert desk.restoration.strength == 1.0
