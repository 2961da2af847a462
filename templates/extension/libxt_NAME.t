:INPUT,FORWARD,OUTPUT
@if needs_option@
@rule@;;FAIL
@else@
@rule@;=;OK
@end@
@for option@
@rule@@before@ --@option@@sample@@after@;=;OK
@rule@@before@ --@option@@sample@ --@option@@sample@@after@;;FAIL
@if invert@
@rule@@before@ ! --@option@@sample@@after@;=;OK
@else@
@rule@@before@ ! --@option@@sample@@after@;;FAIL
@end@
@if mandatory@
@if others@
@rule@@before@@after@;;FAIL
@end@
@end@
@piece test@
@end@
