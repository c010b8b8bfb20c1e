import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler, Response } from 'express';
import type { Caller } from '../state/caller';
import { Log } from './log';

/** One request the simulator received, with what it answered. */
export interface JournalEntry {
	/** ISO 8601 */
	at: string;
	method: string;
	/** As sent, still percent-encoded, without the query. */
	path: string;
	/** Decoded; the values of a repeated name have commas between them. */
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	/** The body as text, cut after 64 KiB; bytes sent to signed URLs are not kept. */
	body: string;
	/** 0 when the connection was cut before an answer. */
	status: number;
	durationMs: number;
	clientId?: string;
	tokenKind?: string;
}

export type Journal = Log<JournalEntry>;

const MAX_BODY_CHARACTERS = 64 * 1024;

export function createJournal(): Journal {
	return new Log<JournalEntry>();
}

/** Writes every request into the journal once it is answered, or the connection is gone. */
export function journalRequests(journal: Journal): RequestHandler {
	return (req, res, next) => {
		const startedAt = Date.now();
		let written = false;
		// `finish` comes before the caller can see the answer, `close` alone when there was none.
		for (const event of ['finish', 'close']) res.once(event, write);
		next();

		function write(): void {
			if (written) return;
			written = true;
			const { pathname, searchParams } = new URL(req.originalUrl, 'http://simulator');
			const { clientId, kind } = callerOf(res);
			journal.add({
				at: new Date(startedAt).toISOString(),
				method: req.method,
				path: pathname,
				query: queryOf(searchParams),
				headers: req.headers,
				body: Buffer.isBuffer(req.body)
					? req.body.toString('utf8').slice(0, MAX_BODY_CHARACTERS)
					: '',
				status: res.headersSent ? res.statusCode : 0,
				durationMs: Date.now() - startedAt,
				clientId,
				tokenKind: kind,
			});
		}
	};
}

function queryOf(parameters: URLSearchParams): Record<string, string> {
	const names = new Set(parameters.keys());
	return Object.fromEntries([...names].map((name) => [name, parameters.getAll(name).join(',')]));
}

function callerOf(res: Response): Partial<Caller> {
	return (res.locals.caller as Caller | undefined) ?? {};
}
