import { randomBytes } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Progress } from '../../../nodes/transfer/progress';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { download, PART, upload } from '../../harness/transfers';

const simulator = freshSimulator({ minimumPartBytes: 10 });
const MIB = 1024 ** 2;

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

describe('the progress of a transfer', () => {
	it('is shown every two seconds, with percent and rate', () => {
		const now = vi.spyOn(Date, 'now').mockReturnValue(0);
		const { ctx, lines } = shown('manual');
		const progress = new Progress(ctx, 'Download file', 'Tower.rvt', 100 * MIB);
		const moved = (milliseconds: number) => {
			now.mockReturnValue(milliseconds);
			progress.add(10 * MIB);
		};
		for (const at of [1_000, 1_999, 2_000, 3_000, 4_500]) moved(at);
		now.mockRestore();
		expect(lines.logged).toEqual([
			'Download file: "Tower.rvt" 30 % of 100.0 MiB, 15.7 MB/s',
			'Download file: "Tower.rvt" 50 % of 100.0 MiB, 11.7 MB/s',
		]);
		expect(lines.inEditor).toEqual(lines.logged);
	});

	it('is only logged in production, where nobody looks at the editor', () => {
		const now = vi.spyOn(Date, 'now').mockReturnValue(0);
		const { ctx, lines } = shown('webhook');
		const progress = new Progress(ctx, 'Download file', 'Tower.rvt', undefined);
		now.mockReturnValue(2_000);
		progress.add(MIB);
		now.mockRestore();
		expect(lines).toEqual({
			logged: ['Download file: "Tower.rvt" 1.0 MiB, 0.5 MB/s'],
			inEditor: [],
		});
	});

	it('does not flood the log with small files', () => {
		const { ctx, lines } = shown('manual');
		new Progress(ctx, 'Download file', 'a.txt', 1).add(1);
		expect(lines.logged).toEqual([]);
	});

	it('is logged by an upload and a download', async () => {
		const bytes = randomBytes(12 * PART);
		const { result, error } = await runTransfer(simulator(), async (run) => {
			const info = vi.spyOn(run.ctx.logger, 'info');
			let clock = Date.now();
			vi.spyOn(Date, 'now').mockImplementation(() => (clock += 100));
			await upload(run, bytes);
			await download(run);
			return info.mock.calls.map(([line]) => line);
		});
		vi.restoreAllMocks();
		expect(error).toBeUndefined();
		expect(result).toContainEqual(expect.stringMatching(/^Test: "a\.rvt" \d+ % of 0\.0 MiB/));
		expect(result).toContainEqual(expect.stringMatching(/^Test: "Häuser 1\+2\.rvt" \d+ % of/));
	});
});

/** What a node shows while it runs in this mode. */
function shown(mode: 'manual' | 'webhook') {
	const lines = { logged: [] as string[], inEditor: [] as string[] };
	const ctx = {
		logger: { info: (line: string) => lines.logged.push(line) },
		getMode: () => mode,
		sendMessageToUI: (line: string) => lines.inEditor.push(line),
	};
	return { ctx: ctx as unknown as IExecuteFunctions, lines };
}
