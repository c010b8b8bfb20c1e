import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { State } from './state';

/** Keeps the state in a JSON file, so that hooks and tokens outlive a restart. */
export class Persistence {
	private timer?: NodeJS.Timeout;

	constructor(
		private readonly file: string,
		private readonly state: () => State,
	) {}

	/** Saves soon; many changes in a row are one write. */
	schedule(): void {
		this.timer ??= setTimeout(() => this.save(), SAVE_AFTER_MS).unref();
	}

	/** Writes a temporary file and renames it, so that a crash leaves the old or the new content. */
	save(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		const temporary = `${this.file}.tmp`;
		writeFileSync(temporary, JSON.stringify({ format: FORMAT, state: this.state() }, writeMap), {
			mode: 0o600,
		});
		renameSync(temporary, this.file);
	}
}

const SAVE_AFTER_MS = 200;
const MAP_MARK = '@map';

/** To be raised whenever the shape of the state changes. */
const FORMAT = 11;

interface SavedState {
	format: number;
	state: State;
}

/**
 * Reads a saved state.
 *
 * @returns undefined if there is no file yet
 * @throws SyntaxError if the file is not a saved state, or has another version
 */
export function loadState(file: string): State | undefined {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	const saved = JSON.parse(text, readMap) as Partial<SavedState> | null;
	if (saved?.format !== FORMAT || !saved.state) {
		throw new SyntaxError(
			`${file} is not of this version of the simulator; delete it to start afresh`,
		);
	}
	return saved.state;
}

function writeMap(_key: string, value: unknown): unknown {
	return value instanceof Map ? { [MAP_MARK]: [...value] } : value;
}

function readMap(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || !(MAP_MARK in value)) return value;
	return new Map(value[MAP_MARK] as Array<[unknown, unknown]>);
}
