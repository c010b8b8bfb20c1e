import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isIn, parseAddress, rangeOf, type IpNetwork } from './addressRange';

/**
 * The addresses that deliveries may go to. They are checked on every connection: a name that
 * resolved to n8n when it was allowed may now resolve to cloud metadata (DNS rebinding). A
 * forbidden address fails like a target that is down, and is retried, because DNS can be fixed.
 */
export class TargetAddresses {
	/**
	 * @param networks the only networks allowed; undefined allows every address that a target can
	 * have
	 * @param resolve how names are looked up
	 */
	constructor(
		private readonly networks?: readonly IpNetwork[],
		private readonly resolve: LookupFunction = dns.lookup,
	) {}

	/** Like `dns.lookup`, but returns only allowed addresses. For connections. */
	readonly lookup: LookupFunction = (host, options, callback) => {
		this.resolve(host, { ...options, all: true }, (error, found) => {
			if (error) return callback(error, '');
			const addresses = Array.isArray(found) ? found : [];
			const allowed = addresses.filter(({ address }) => !this.#refusal(host, address));
			const [first] = allowed;
			if (!first) {
				const [reason = 'no address'] = addresses.map(({ address }) =>
					this.#refusal(host, address),
				);
				return callback(new Error(`${host} resolves to ${reason}`), '');
			}
			if (options.all) callback(null, allowed);
			else callback(null, first.address, first.family);
		});
	};

	/**
	 * Checks hosts that are addresses, and so are never resolved.
	 *
	 * @param host as in a URL, IPv6 in brackets
	 * @returns why it is not allowed; undefined if it is allowed or is a name
	 */
	refusalOfLiteral(host: string): string | undefined {
		const address = host.replace(/^\[|\]$/g, '');
		const reason = isIP(address) ? this.#refusal(address, address) : undefined;
		return reason && `The worker does not deliver to ${reason}`;
	}

	/** @returns the address and why it is not allowed; undefined if it is */
	#refusal(host: string, text: string): string | undefined {
		const address = parseAddress(text);
		const range = rangeOf(address);
		if (range === 'never') return `${text}, which cannot be a target (${address.range()})`;
		if (this.networks) {
			return isIn(this.networks, address)
				? undefined
				: `${text}, which is not in ALLOWED_TARGET_NETWORKS`;
		}
		if (range !== 'loopback' || isLocal(host)) return undefined;
		return `${text}, this machine: allow localhost as a target, or list it in ALLOWED_TARGET_NETWORKS`;
	}
}

/** Whether a host name always refers to this machine. */
function isLocal(host: string): boolean {
	if (isIP(host)) return rangeOf(parseAddress(host)) === 'loopback';
	return /^([^.]+\.)*localhost\.?$/i.test(host);
}
