/** Something that was broken for a while, or in a moment. */
interface Disruption {
	/** As it completes "delivered again, because …". */
	what: string;
	from: number;
	until: number;
}

interface Moment {
	at: number;
	port: number;
}

/**
 * A delivery is noted in the store within this time, in ms, after n8n has answered, also on a busy
 * machine. What breaks within it may keep the worker from noting it.
 */
const NOTING = 3_000;

/** What was broken when: the reasons for which an event may be delivered a second time. */
export class Disruptions {
	readonly #list: Disruption[] = [];
	readonly #cutPorts = new Map<number, number>();
	readonly #forgotAt: number[] = [];

	/** Notes that something broke. @returns a function that notes that it is whole again */
	begin(what: string): () => void {
		const disruption: Disruption = { what, from: Date.now(), until: Number.POSITIVE_INFINITY };
		this.#list.push(disruption);
		return () => {
			disruption.until = Date.now();
		};
	}

	/** Notes something that broke and was whole again at once. */
	note(what: string): void {
		this.begin(what)();
	}

	/** Notes that a connection to n8n was cut, by the port that n8n saw. */
	noteCut(port: number): void {
		this.#cutPorts.set(port, Date.now());
	}

	/** Notes that the worker no longer recognises any event it has received so far. */
	noteForgetting(): void {
		this.#forgotAt.push(Date.now());
	}

	/** Whether an event of that moment was no longer recognised at the later one. Unix times in ms. */
	forgotten(from: number, until: number): boolean {
		return this.#forgotAt.some((at) => at >= from && at <= until);
	}

	/** Why the delivery of that moment was repeated later; undefined: nothing was broken then. */
	between(delivered: Moment, again: { at: number }): string | undefined {
		const cutAt = this.#cutPorts.get(delivered.port) ?? 0;
		if (cutAt >= delivered.at && cutAt <= again.at) return 'the line was cut before the answer';
		return this.#list.find(
			({ from, until }) =>
				from <= Math.min(delivered.at + NOTING, again.at) && until >= delivered.at,
		)?.what;
	}
}
