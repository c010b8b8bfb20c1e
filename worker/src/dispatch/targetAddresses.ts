import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isIn, parseAddress, rangeOf, type IpNetwork } from './addressRange';

/**
 * The addresses that deliveries may go to. They are looked at in the moment of connecting: a name
 * that led to n8n when it was allowed may lead to a cloud's metadata now (DNS rebinding). What leads
 * to another place fails like a target that is down, and is tried again: DNS can be fixed.
 */
export class TargetAddresses {
	/**
	 * @param networks the only ones allowed; undefined allows all that can be a target's
	 * @param resolve how names are looked up
	 */
	constructor(
		private readonly networks?: readonly IpNetwork[],
		private readonly resolve: LookupFunction = dns.lookup,
	) {}

	/** For connections: as `dns.lookup`, but tells only addresses that are allowed. */
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
				return callback(new Error(`${host} leads to ${reason}`), '');
			}
			if (options.all) callback(null, allowed);
			else callback(null, first.address, first.family);
		});
	};

	/**
	 * For hosts that are addresses already, and so are never looked up.
	 *
	 * @param host as a URL has it, IPv6 in brackets
	 * @returns why it is not allowed; undefined when it is, or is a name
	 */
	refusalOfLiteral(host: string): string | undefined {
		const address = host.replace(/^\[|\]$/g, '');
		const reason = isIP(address) ? this.#refusal(address, address) : undefined;
		return reason && `The worker does not deliver to ${reason}`;
	}

	/** @returns the address and why not; undefined when it is allowed */
	#refusal(host: string, text: string): string | undefined {
		const address = parseAddress(text);
		const range = rangeOf(address);
		if (range === 'never') return `${text}, where no target can be (${address.range()})`;
		if (this.networks) {
			return isIn(this.networks, address)
				? undefined
				: `${text}, which is not in ALLOWED_TARGET_NETWORKS`;
		}
		if (range !== 'loopback' || isLocal(host)) return undefined;
		return `${text}, this very machine: allow localhost as target, or list it in ALLOWED_TARGET_NETWORKS`;
	}
}

/** Whether a host says itself that it is this machine. */
function isLocal(host: string): boolean {
	if (isIP(host)) return rangeOf(parseAddress(host)) === 'loopback';
	return /^([^.]+\.)*localhost\.?$/i.test(host);
}
