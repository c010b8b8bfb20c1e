import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ThreadMessage } from '../../../src/store/embedded/pgliteProtocol';
import { StatementQueue } from '../../../src/store/embedded/statementQueue';

describe('statements of the embedded database', () => {
	let database: PGlite;
	let answers: ThreadMessage[];
	let statements: StatementQueue;
	let lastId = 0;

	beforeAll(async () => {
		database = await PGlite.create();
		await database.exec('CREATE TABLE number (n int PRIMARY KEY, transaction xid8)');
	});
	afterAll(() => database.close());
	beforeEach(async () => {
		await database.exec('DELETE FROM number');
		answers = [];
		statements = new StatementQueue(database, (answer) => answers.push(answer));
	});

	function insert(n: number): void {
		const text = 'INSERT INTO number VALUES ($1, pg_current_xact_id()) RETURNING n';
		statements.add({ kind: 'query', id: (lastId += 1), text, parameters: [n] });
	}

	async function transactions(): Promise<number> {
		const { rows } = await database.query<{ count: number }>(
			'SELECT count(DISTINCT transaction::text)::int AS count FROM number',
		);
		return rows[0]?.count ?? 0;
	}

	it('share a transaction when they wait at the same time, and are answered in order', async () => {
		for (let n = 1; n <= 20; n += 1) insert(n);
		await statements.idle();
		expect(answers.map((answer) => answer.kind === 'result' && answer.rows)).toEqual(
			Array.from({ length: 20 }, (_, n) => [{ n: n + 1 }]),
		);
		// The first one runs alone, because nothing else waits yet.
		expect(await transactions()).toBeLessThanOrEqual(2);
	});

	it('fail independently of each other', async () => {
		for (const n of [1, 2, 2, 3]) insert(n);
		await statements.idle();
		expect(answers.map(({ kind }) => kind)).toEqual(['result', 'result', 'failure', 'result']);
		expect(answers[2]).toMatchObject({ code: '23505' });
		const { rows } = await database.query('SELECT n FROM number ORDER BY n');
		expect(rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
	});

	it('run alone when they must', async () => {
		insert(1);
		statements.add({ kind: 'query', id: (lastId += 1), text: 'VACUUM number', parameters: [] });
		insert(2);
		await statements.idle();
		expect(answers.map(({ kind }) => kind)).toEqual(['result', 'result', 'result']);
	});
});
