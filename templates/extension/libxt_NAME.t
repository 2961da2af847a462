@if tried_table@
*@tried_table@
@end@
:@chains@
@if needs_option@
@rule@;;FAIL
@else@
@rule@;=;OK
@end@
@for option@
@rule@@before@ --@option@@sample@@after@;=;OK
@if multiple@
@rule@@before@ --@option@@sample@ --@option@@sample@@after@;=;OK
@rule@@before@@too_many@@after@;;FAIL
@else@
@rule@@before@ --@option@@sample@ --@option@@sample@@after@;;FAIL
@end@
@if invert@
@rule@@before@ ! --@option@@sample@@after@;=;OK
@if multiple@
@rule@@before@ ! --@option@@sample@ ! --@option@@sample@@after@;=;OK
@rule@@before@ --@option@@sample@ ! --@option@@sample@@after@;;FAIL
@end@
@else@
@rule@@before@ ! --@option@@sample@@after@;;FAIL
@end@
@if mandatory@
@if others@
@rule@@before@@after@;;FAIL
@end@
@end@
@if without_also@
@rule@@without_also@;;FAIL
@end@
@if with_excl@
@rule@@with_excl@;;FAIL
@end@
@piece test@
@end@
