import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The time of the clock at one moment, and its speed from then on. */
interface Setting {
	/** The machine's time, Unix time in ms. */
	at: number;
	/** What the clock showed then, Unix time in ms. */
	shows: number;
	/** Speed relative to the machine's clock. 60: a minute takes a second. */
	rate: number;
}

/** A clock that runs faster than the machine's, or jumps, for this process and processes that use its environment. */
export class SimulatedClock {
	readonly #file: string;
	#setting: Setting;

	/** @param folder holds the setting for other processes to read */
	constructor(folder: string) {
		this.#file = join(folder, 'clock.json');
		const at = Date.now();
		this.#setting = { at, shows: at, rate: 1 };
		this.#write();
	}

	/** Variables that give a Node process this clock. */
	get environment(): Record<string, string> {
		const { href } = pathToFileURL(join(import.meta.dirname, 'shiftedClock.mjs'));
		return { NODE_OPTIONS: `--import=${href}`, SHIFTED_CLOCK: this.#file };
	}

	/** Unix time in ms. */
	now(): number {
		const { at, shows, rate } = this.#setting;
		return Math.floor(shows + (Date.now() - at) * rate);
	}

	/** @param rate speed from now on, relative to the machine's clock */
	run(rate: number): void {
		this.#setting = { at: Date.now(), shows: this.now(), rate };
		this.#write();
	}

	/** @param ms forward, or back if negative */
	jump(ms: number): void {
		this.#setting = { ...this.#setting, at: Date.now(), shows: this.now() + ms };
		this.#write();
	}

	/** Renames a complete file, so that other processes never read a partial one. */
	#write(): void {
		writeFileSync(`${this.#file}.new`, JSON.stringify(this.#setting));
		renameSync(`${this.#file}.new`, this.#file);
	}
}
