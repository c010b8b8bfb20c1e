/** Something that was broken for a while, or for a moment. */
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
 * The worker records a delivery in its store within this time, in ms, after n8n's answer, even on a busy
 * machine. A disruption in the meantime can prevent that.
 */
const RECORDING_TIME = 3_000;

/** All disruptions with their times: the possible reasons for a second delivery of an event. */
export class Disruptions {
	readonly #list: Disruption[] = [];
	readonly #cutPorts = new Map<number, number>();
	readonly #forgotAt: number[] = [];

	/** Records a disruption. @returns a function that records its end */
	begin(what: string): () => void {
		const disruption: Disruption = { what, from: Date.now(), until: Number.POSITIVE_INFINITY };
		this.#list.push(disruption);
		return () => {
			disruption.until = Date.now();
		};
	}

	/** Records a momentary disruption. */
	note(what: string): void {
		this.begin(what)();
	}

	/** Records that a connection to n8n was cut, by its remote port as n8n sees it. */
	noteCut(port: number): void {
		this.#cutPorts.set(port, Date.now());
	}

	/** Records that the worker no longer recognizes any event received so far. */
	noteForgetting(): void {
		this.#forgotAt.push(Date.now());
	}

	/** Whether an event received at `from` was no longer recognized by `until`. Unix times in ms. */
	forgotten(from: number, until: number): boolean {
		return this.#forgotAt.some((at) => at >= from && at <= until);
	}

	/** Why a delivery was repeated later; undefined if nothing was broken in between. */
	between(delivered: Moment, again: { at: number }): string | undefined {
		const cutAt = this.#cutPorts.get(delivered.port) ?? 0;
		if (cutAt >= delivered.at && cutAt <= again.at) return 'the line was cut before the answer';
		return this.#list.find(
			({ from, until }) =>
				from <= Math.min(delivered.at + RECORDING_TIME, again.at) && until >= delivered.at,
		)?.what;
	}
}
