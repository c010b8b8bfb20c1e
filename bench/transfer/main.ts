import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { numberOption } from '../numberOption';
import { report } from '../report';
import { SimulatorProcess } from '../simulatorProcess';
import { BenchedN8n } from './benchedN8n';
import { contendersOf } from './contenders';
import { writeGenerated } from './files';
import { CONNECTIONS, leastSeconds, LINK, objectKeys, SEED } from './job';
import type { Job } from './job';
import { measureJob, versions } from './measureJob';
import { sha1OfGenerated } from '../../test/simulator/state/generatedBytes';

/**
 * Moves files through our nodes, through Autodesk's SDK, through a program written by hand and through n8n's
 * HTTP Request, over the same slow link in one run. Needs Linux and the n8n of the e2e tests. Run it with
 * `npm run bench:transfer`.
 */
const { values: options } = parseArgs({
	options: {
		/** Of one file, in MiB. */
		mebibytes: { type: 'string', default: '300' },
		/** Files of that size. */
		files: { type: 'string', default: '1' },
		/** Share after which the link breaks once, for example 0.9. */
		cut: { type: 'string', default: '0' },
		/** Of one connection, in MB/s. */
		speed: { type: 'string', default: String(LINK.s3BytesPerSecond / 1e6) },
		/** Runs only contenders whose name matches this regular expression. */
		only: { type: 'string', default: '' },
		/** Name of the file in bench/results. */
		name: { type: 'string', default: 'transfer' },
	},
});

async function main(): Promise<void> {
	const size = numberOption('mebibytes', options.mebibytes, 1) * 1024 * 1024;
	const files = numberOption('files', options.files, 1);
	const shared = { size, files, cutAt: numberOption('cut', options.cut, 0) };
	const s3BytesPerSecond = numberOption('speed', options.speed, 0.01) * 1e6;
	const only = new RegExp(options.only);
	const folder = await mkdtemp(join(tmpdir(), 'aps-bench-'));
	const filesFolder = join(folder, 'files');
	await mkdir(filesFolder);
	const simulator = await SimulatorProcess.start();
	try {
		await simulator.set({ ...LINK, s3BytesPerSecond, hashUploads: false });
		for (const key of objectKeys(shared)) await writeGenerated(join(filesFolder, key), size);
		const n8n = await BenchedN8n.start(simulator.url, folder, filesFolder);
		try {
			const sha1 = sha1OfGenerated(SEED, size);
			const place = { simulator, n8n, folder, filesFolder, sha1 };
			const rows = [];
			for (const direction of ['down', 'up'] as const) {
				const job: Job = { ...shared, direction };
				const contenders = contendersOf(job, place).filter(({ name }) => only.test(name));
				rows.push(...(await measureJob(job, place, contenders)));
			}
			report(options.name, title(shared, s3BytesPerSecond), rows, versions());
		} finally {
			await n8n.stop();
		}
	} finally {
		await simulator.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

function title({ size, files, cutAt }: Omit<Job, 'direction'>, s3BytesPerSecond: number): string {
	const each = `${Math.round(size / 1024 / 1024)} MiB`;
	const what = files === 1 ? each : `${files} files of ${each}`;
	const link = `${LINK.latencyMs} ms and ${s3BytesPerSecond / 1e6} MB/s per connection`;
	const broken = cutAt > 0 ? `, broken once at ${cutAt * 100} %` : '';
	const least = leastSeconds({ size, files }, s3BytesPerSecond).toFixed(1);
	return `${what} over ${link}${broken}; ${CONNECTIONS} connections take ${least} s at least`;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
