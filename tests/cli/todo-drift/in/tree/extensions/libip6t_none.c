int x; /* no table, no test */
{ .name = "../../../etc/passwd" }