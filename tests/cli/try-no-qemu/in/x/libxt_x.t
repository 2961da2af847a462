:INPUT
-m x;=;OK
