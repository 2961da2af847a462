	ebt_load_match("@name@");
