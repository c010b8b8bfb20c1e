import type { PgQueryResult } from 'bullmq';
import { describe, expect, it } from 'vitest';
import { ClaimsAhead } from '../../../src/store/sql/claimsAhead';

/** BullMQ's statements. */
const CLAIM = '-- Claim the next job.\nSELECT * FROM move_to_active($1, $2, $3, $4, $5, $6, $7);';
const IS_WAITING = `-- Whether a job waits.
SELECT
  EXISTS(
    SELECT 1 FROM job WHERE queue = $1 AND state = 'waiting'
  )
  AND NOT EXISTS(
    SELECT 1 FROM meta
     WHERE queue = $1 AND field = 'paused' AND value = '1'
  ) AS present;`;

function claimOf(token: string): unknown[] {
	return ['queue', token, 15_000, Date.now(), null, null, null];
}

/** Claims from a queue that holds that many jobs. */
function claimsFrom(jobs: number): { claims: ClaimsAhead; sent: string[] } {
	const sent: string[] = [];
	const query = async <Row>(
		text: string,
		parameters: readonly unknown[] = [],
	): Promise<PgQueryResult<Row>> => {
		sent.push(text);
		if (!text.includes('complete_and_claim')) return { rows: [] };
		const tokens = (parameters[4] as string[]).slice(0, jobs);
		return { rows: tokens.map((token) => ({ id: `job ${token}`, lock_token: token }) as Row) };
	};
	return { claims: new ClaimsAhead({ query }, 'queue', () => 10), sent };
}

describe('jobs that are handed out ahead', () => {
	it('are given to a worker that would otherwise wait', async () => {
		const { claims, sent } = claimsFrom(2);
		const first = await claims.run(CLAIM, claimOf('worker:0'));
		expect(first?.rows).toMatchObject([{ id: 'job worker:0' }]);
		expect(await claims.run(IS_WAITING, ['queue'])).toEqual({ rows: [{ present: true }] });
		const second = await claims.run(CLAIM, claimOf('worker:1'));
		expect(second?.rows).toMatchObject([{ id: 'job worker:1' }]);
		expect(sent).toHaveLength(1);
		expect(claims.run(IS_WAITING, ['queue'])).toBeUndefined();
	});

	it('are not asked for again when there were fewer than the worker was free for', async () => {
		const { claims, sent } = claimsFrom(1);
		await claims.run(CLAIM, claimOf('worker:0'));
		expect(await claims.run(CLAIM, claimOf('worker:1'))).toEqual({ rows: [] });
		expect(sent).toHaveLength(1);
	});

	it('are asked for when the worker has waited for them', async () => {
		const { claims, sent } = claimsFrom(1);
		await claims.run(CLAIM, claimOf('worker:0'));
		await claims.run(CLAIM, claimOf('worker:1'));
		expect(claims.run(IS_WAITING, ['queue'])).toBeUndefined();
		const next = await claims.run(CLAIM, claimOf('worker:2'));
		expect(next?.rows).toMatchObject([{ id: 'job worker:2' }]);
		expect(sent).toHaveLength(2);
	});

	it('return to the queue when the worker closes', async () => {
		const { claims, sent } = claimsFrom(3);
		await claims.run(CLAIM, claimOf('worker:0'));
		await claims.close();
		expect(sent.at(-1)).toContain("SET state = 'waiting'");
	});

	it('are never taken for a token that was used before', async () => {
		const { claims } = claimsFrom(1);
		await claims.run(CLAIM, claimOf('worker:5'));
		expect(claims.run(CLAIM, claimOf('worker:3'))).toBeUndefined();
	});
});
