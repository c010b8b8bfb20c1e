import ipaddr from 'ipaddr.js';

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;
/** First address, and prefix length in bits. */
export type IpNetwork = [IpAddress, number];

/**
 * Reads a network such as `10.0.0.0/8`, or a single address.
 *
 * @returns undefined if it is neither
 */
export function parseNetwork(text: string): IpNetwork | undefined {
	if (ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text)) {
		return ipaddr.parseCIDR(text);
	}
	if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return undefined;
	const address = ipaddr.parse(text);
	return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** Parses an address. An IPv6 address that maps to an IPv4 address counts as that IPv4 address. */
export function parseAddress(text: string): IpAddress {
	const address = ipaddr.parse(text);
	return EMBEDDING_IPV4.has(address.range()) ? new ipaddr.IPv4(lastBytes(address, 4)) : address;
}

/** `::ffff:10.0.0.1` of the socket interface, `64:ff9b::10.0.0.1` of NAT64 gateways (RFC 6052). */
const EMBEDDING_IPV4 = new Set<string>(['ipv4Mapped', 'rfc6052']);

function lastBytes(address: IpAddress, count: number): number[] {
	return address.toByteArray().slice(-count);
}

export function isIn(networks: readonly IpNetwork[], address: IpAddress): boolean {
	return networks.some(
		([first, bits]) => first.kind() === address.kind() && address.match(first, bits),
	);
}

export type AddressRange = 'public' | 'private' | 'loopback' | 'never';

/** The ranges that n8n can be in. No target is in any other range. */
const RANGES: Readonly<Record<string, AddressRange>> = {
	unicast: 'public',
	private: 'private',
	uniqueLocal: 'private',
	// Carrier-grade NAT, also used by VPNs such as Tailscale.
	carrierGradeNat: 'private',
	loopback: 'loopback',
};

/**
 * Addresses of cloud platforms outside the link-local range that serve a machine's credentials and settings.
 * Of AWS the whole block, which it reserves for such services (metadata is `::254`, DNS `::253`, time `::123`).
 */
const METADATA = [
	'fd00:ec2::/32', // AWS
	'fd20:ce::254', // Google Cloud
	'168.63.129.16', // Azure
	'100.100.100.200', // Alibaba Cloud
	'192.0.0.192', // Oracle Cloud, its older address
	'fd00:c1::a9fe:a9fe', // Oracle Cloud
	'fd00:a9fe:a9fe::1', // Akamai (Linode)
	'fd00:100::100:200', // Alibaba Cloud
	'fd00:42::42', // Scaleway
]
	.map(parseNetwork)
	.filter((network) => network !== undefined);

/** `never`: link-local, unspecified, multicast, broadcast, reserved, cloud metadata, … */
export function rangeOf(address: IpAddress): AddressRange {
	return isIn(METADATA, address) ? 'never' : (RANGES[address.range()] ?? 'never');
}
