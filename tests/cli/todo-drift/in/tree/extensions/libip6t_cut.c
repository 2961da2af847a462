struct xt_option_entry a[] = { {.name = "open", 
