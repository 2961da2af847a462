:INPUT
-m x --min 1;=;GOOD
