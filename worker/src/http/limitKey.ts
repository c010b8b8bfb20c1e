import { isIP } from 'node:net';
import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/**
 * The part of an IPv6 address that identifies a client, in bits: providers assign at least a /64 to each,
 * and many more than that, so that a client has as many addresses as it likes.
 */
const IPV6_PREFIX = 64;

/**
 * The client address that a rate limit counts: an IPv4 address, or the prefix of an IPv6 address. What is
 * no address shares a key, such as clients that have already disconnected, and headers that were made up.
 */
export function limitKey({ ip = '' }: Pick<Request, 'ip'>): string {
	const address = withoutPort(ip);
	return isIP(address) ? ipKeyGenerator(address, IPV6_PREFIX) : 'unknown';
}

/** Some proxies, such as Azure's Application Gateway, append the port: `1.2.3.4:5678`, `[2001:db8::1]:5678`. */
function withoutPort(text: string): string {
	const { ipv6, ipv4 } = WITH_PORT.exec(text)?.groups ?? {};
	return ipv6 ?? ipv4 ?? text;
}

const WITH_PORT = /^(?:\[(?<ipv6>[^\]]*)\](?::\d+)?|(?<ipv4>[\d.]+):\d+)$/;
