import { describe, expect, it, vi } from 'vitest';
import type { Notification } from '../../../src/store/sql/database';
import { useEmbeddedDatabase } from '../../setup/useEmbeddedDatabase';

describe('embedded database', () => {
	const embedded = useEmbeddedDatabase();

	it("reports PostgreSQL's error for a statement that fails", async () => {
		await expect(embedded().query('SELECT * FROM nowhere')).rejects.toMatchObject({
			message: expect.stringContaining('nowhere') as unknown,
			code: '42P01',
		});
	});

	it('passes on the notifications of the channels it listens to', async () => {
		const seen: Notification[] = [];
		const stop = embedded().onNotification({
			notified: (notification) => seen.push(notification),
			interrupted: () => undefined,
		});
		await embedded().listen('doorbell');
		await embedded().query("NOTIFY doorbell, 'ring'");
		await expect.poll(() => seen).toMatchObject([{ channel: 'doorbell', payload: 'ring' }]);
		stop();
	});

	it('does not seem to hang when the clock is set while a statement runs', async () => {
		const running = embedded().query('SELECT pg_sleep(2)');
		vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ['Date'] });
		try {
			await running;
		} finally {
			vi.useRealTimers();
		}
	});

	it('frees the space of dead rows, because there is no autovacuum', async () => {
		const deadRows = async (): Promise<number | undefined> => {
			const { rows } = await embedded().query<{ dead: number }>(
				"SELECT n_dead_tup AS dead FROM pg_stat_user_tables WHERE relname = 'busy'",
			);
			return rows[0]?.dead;
		};
		await embedded().query('CREATE TABLE public.busy AS SELECT generate_series(1, 5000) AS n');
		await embedded().query('UPDATE public.busy SET n = n + 1');
		// PostgreSQL counts them with a short delay.
		await expect.poll(deadRows).toBe(5000);
		await embedded().maintain();
		await expect.poll(deadRows).toBe(0);
	});
});
