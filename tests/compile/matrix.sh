# SPDX-License-Identifier: GPL-2.0-only
# matrix - which extensions run makes: each type in each kind, and odd ones

# One match and one target of options of one type, with all that may stand
# behind it. $3 is what only some types take.
of_type()	# TYPE FAMILY [MORE]
{
	upper=$(echo "$1" | tr '[:lower:]' '[:upper:]')
	set -- "$1" "$2" "${3:-}"
	extension match "m_$1" "$2" "plain:$1$3" "not:$1,invert$3" \
		"some:$1,multiple=3,invert$3" "must:$1,mandatory$3" \
		"with:$1,also=plain$3" "without:$1,excl=not$3"
	extension target "T_$upper" both "plain:$1$3" "some:$1,multiple=2$3" \
		"with:$1,also=plain$3"
}

for type in uint8 uint16 uint32 uint64 uint8rc uint16rc uint32rc uint64rc \
	double string tosmask markmask32 sysloglevel protocol port portrc \
	plen plenmask ethermac; do
	of_type $type unspec
done
of_type host both
of_type hostmask both

# In network byte order, and for one version of IP.
extension match nbo unspec a:uint16,nbo b:uint32,nbo,invert c:uint64,nbo \
	d:uint16rc,nbo e:uint32rc,nbo,multiple=2 f:uint64rc,nbo \
	g:port,nbo,invert h:portrc,nbo i:port,nbo,multiple=3
for family in ipv4 ipv6; do
	extension match m_$family $family a:host,invert b:hostmask,mandatory \
		c:plen d:plenmask e:tosmask f:port,invert g:protocol \
		h:host,multiple=2 i:hostmask,multiple=2,invert
	extension target T_$(echo $family | tr '[:lower:]' '[:upper:]') \
		$family a:host,invert b:hostmask c:plen d:tosmask e:port \
		f:protocol,multiple=2
done
extension match both both a:uint32 b:none,invert
extension match hosts both a:host,multiple=2 b:uint8
# Of names that say which port and address are meant.
for family in ipv6 both; do
	extension match sides_$family $family sport:port,invert dport:port,invert \
		src-ports:portrc dst-ports:portrc,invert from-host:host,invert \
		to-host:host saddr:hostmask,invert net-dst:hostmask,invert \
		smac:ethermac dmac:ethermac,invert many-to:host,multiple=2
done
extension target T_SIDES both mark:uint32 dport:port,invert dst-ports:portrc \
	to-host:host,invert saddr:hostmask dmac:ethermac

# For bridges: all types but those with addresses of IP.
extension match frames bridge a8:uint8,min=3,invert a16:uint16,max=10 \
	a32:uint32,nbo a64:uint64,invert,min=5 r8:uint8rc,min=1 \
	r16:uint16rc,max=500,invert r32:uint32rc,nbo r64:uint64rc \
	d:double,min=3,max=7 word:string,invert,max=9 field:tosmask,invert \
	set:markmask32,invert,also=here lvl:sysloglevel,excl=here \
	proto4:protocol,invert port:port,invert ports:portrc from:ethermac,invert \
	here:none,invert
extension match many bridge a:uint16,multiple=3,nbo \
	set:markmask32,multiple=2,invert field:tosmask,multiple=2 \
	port:port,multiple=3 proto4:protocol,multiple=2,invert \
	ports:portrc,multiple=2,invert from:ethermac,multiple=2 must:none,mandatory
extension match framekeeper bridge size:uint32 -- --private --netns \
	--table nat --hook prerouting --hook output
extension target framer bridge a8:uint8 a64:uint64,min=8589934592 \
	r16:uint16rc,multiple=2 d:double say:string,max=20 field:tosmask \
	set:markmask32,mandatory lvl:sysloglevel proto4:protocol,invert \
	port:port,invert ports:portrc from:ethermac,invert only:none,invert \
	-- --private --netns --hook input --hook forward
extension target bareframe bridge -- --table nat

# Data for each rule, a state for each namespace, one table, some hooks.
extension match keeper unspec min:uint32,invert s:string,max=3 -- --private \
	--netns --table mangle --hook prerouting --hook output
extension target KEEPIT both set:uint8 -- --private --hook input
extension match spacious ipv4 a:host -- --netns --table raw

extension match quotalen unspec min:uint32,invert,mandatory
extension match bare unspec
extension match helped unspec a:tosmask a-of:uint32
extension match everything unspec here:none,invert a8:uint8,min=3,max=5 \
	a16:uint16,max=10 a32:uint32,min=4294967295 a64:uint64,invert \
	limit64:uint64,min=5,max=18446744073709551614 \
	r8:uint8rc,min=1 r16:uint16rc,max=500,invert r32:uint32rc \
	r64:uint64rc,min=4294967296 same:uint16rc,min=7,max=7 \
	dev:string,max=15,min=2,mandatory word:string,invert \
	letter:string,min=1,max=1 d:double,min=3,max=7 \
	mark-a:markmask32,invert from:ethermac,invert
extension target NOTHING both
extension target BAREARP arp
extension target ARPTHINGS arp only:none,invert a8:uint8,min=3 a64:uint64,nbo \
	r16:uint16rc,multiple=2 log:string,max=20 set:markmask32 d:double \
	from:ethermac,invert lvl:sysloglevel -- --private --netns
extension target EVERYTHING2 both only:none a8:uint8 a64:uint64,mandatory \
	r8:uint8rc r64:uint64rc,max=7 log:string,max=29 set:markmask32 \
	from:ethermac,invert
extension match abcdefghijklmnopqrstuvwxyz01 unspec \
	a-long-name-for-an-option-it-is:uint64rc,invert,min=2,max=99999999999 \
	another-name-that-does-not-stop:uint64,mandatory,min=8589934592 \
	and-text-below-a-name-like-this:string,min=2 \
	eth-from-somewhere-far-far-away:ethermac
extension match every1bit unspec $(seq -f 'o%g:none' 1 32)
