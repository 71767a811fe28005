"""What was done to a picture, so that anybody can check it and do it again."""
