@if tried_table@
*@tried_table@
@end@
:@chains@
@if needs_option@
@if rule@
@rule@;;FAIL
@end@
@else@
@rule@;=;OK
@end@
@include test_options@
