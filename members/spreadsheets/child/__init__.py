"""What runs in the child process that opens an untrusted workbook. Nothing of the application comes along.

`reading` and `marking` are its two programs. The standard library, calamine and openpyxl are all it knows, and this
file stays without imports: the process starts with each list that is brought in.
"""
