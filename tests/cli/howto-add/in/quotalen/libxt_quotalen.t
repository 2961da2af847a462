:FORWARD,OUTPUT
*mangle
# a remark
-m quotalen;;FAIL
-m quotalen --min 1;=;OK
-m quotalen ! --min 1;=;OK
-m quotalen --min 4294967296;;FAIL
