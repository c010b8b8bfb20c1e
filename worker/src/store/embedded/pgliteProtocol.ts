/** Messages to the thread of the embedded database. */
export type ThreadRequest =
	{ kind: 'query'; id: number; text: string; parameters: readonly unknown[] } | { kind: 'close' };

/** Messages from the thread. */
export type ThreadMessage =
	| { kind: 'opened' }
	| { kind: 'result'; id: number; rows: unknown[] }
	| { kind: 'failure'; id: number; message: string; code?: string; detail?: string }
	| { kind: 'notification'; channel: string; payload: string };
