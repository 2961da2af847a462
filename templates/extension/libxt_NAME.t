@if tried_table@
*@tried_table@
@end@
:@chains@
@if needs_option@
@rule@;;FAIL
@else@
@rule@;=;OK
@end@
@include test_options@
