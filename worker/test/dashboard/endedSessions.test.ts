import { describe, expect, it } from 'vitest';
import { EndedSessions } from '../../src/dashboard/endedSessions';
import { SESSION_LIFETIME, Sessions, type Session } from '../../src/dashboard/session';
import { MemoryDocumentStore } from '../setup/memoryDocumentStore';

const NOW = 1_750_000_000_000;

function newSession(now = NOW): Session {
	const sessions = new Sessions({ apiKeys: ['key'], viewKeys: [] });
	const session = sessions.read(sessions.open('key', now) ?? '', now);
	if (!session) throw new Error('The session is not valid');
	return session;
}

describe('ended sessions', () => {
	it('are known to every process, and forgotten when they would have expired anyway', async () => {
		const documents = new MemoryDocumentStore();
		const [ended, other] = [newSession(), newSession()];
		await new EndedSessions(documents).add(ended);
		const inAnotherProcess = new EndedSessions(documents);
		expect(await inAnotherProcess.has(ended)).toBe(true);
		expect(await inAnotherProcess.has(other)).toBe(false);

		await inAnotherProcess.sweep(NOW + SESSION_LIFETIME - 1);
		expect(await inAnotherProcess.has(ended)).toBe(true);
		await inAnotherProcess.sweep(NOW + SESSION_LIFETIME);
		expect(await inAnotherProcess.has(ended)).toBe(false);
	});

	it('may end twice', async () => {
		const ended = new EndedSessions(new MemoryDocumentStore());
		const session = newSession();
		await Promise.all([ended.add(session), ended.add(session)]);
		expect(await ended.has(session)).toBe(true);
	});

	it('are stored without anything that could log in', async () => {
		const documents = new MemoryDocumentStore();
		const sessions = new Sessions({ apiKeys: ['key'], viewKeys: [] });
		const text = sessions.open('key', NOW) ?? '';
		const session = sessions.read(text, NOW);
		if (session) await new EndedSessions(documents).add(session);
		const stored = JSON.stringify(await documents.list('ended-session'));
		for (const part of text.split('.').slice(1)) expect(stored).not.toContain(part);
	});
});
