"""Questions that stop the work until they are answered. There are few of them."""
