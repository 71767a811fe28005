"""What training minimises, one module a family; every function returns a scalar."""
