const LOOPBACK = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** RFC 1918, RFC 6598 (shared by carriers and VPNs), RFC 3927 (link-local). */
const PRIVATE_IPV4 =
	/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|0\.)[\d.]+$/;

/** RFC 4193 and link-local. */
const PRIVATE_IPV6 = /^\[(f[cd]|fe[89ab])[0-9a-f:]+\]$/;

/** RFC 6762, RFC 8375, `.internal` (reserved by ICANN), and what routers and companies use. */
const PRIVATE_NAME = /\.(local|internal|home\.arpa|lan|home|localdomain|intranet|corp)$/;

/** Whether a host is this machine. @param hostname as `URL` returns it */
export function isLoopback(hostname: string): boolean {
	return LOOPBACK.test(hostname);
}

/**
 * Whether a host certainly has no address on the internet. Other names can still lead to a private address,
 * which only DNS shows.
 *
 * @param hostname as `URL` returns it: lower case, IPv6 in brackets
 */
export function isPrivateHost(hostname: string): boolean {
	const name = hostname.replace(/\.$/, '');
	const isSingleLabel = !name.includes('.') && !name.includes(':');
	return (
		isSingleLabel ||
		isLoopback(name) ||
		PRIVATE_IPV4.test(name) ||
		PRIVATE_IPV6.test(name) ||
		PRIVATE_NAME.test(name)
	);
}
