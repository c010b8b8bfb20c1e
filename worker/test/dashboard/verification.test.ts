import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {
	RegisteredSubscription,
	TestDelivery,
} from '../../../protocol/worker/api/shapes/subscription';
import { verificationSnippets } from '../../src/dashboard/pages/verification';
import { freePort } from '../setup/freePort';
import { WorkerUnderTest } from '../setup/workerUnderTest';

/** Inside the repository, so that the packages that the Node.js receiver imports are found. */
const FOLDER = fileURLToPath(new URL('../../.tmp/verification/', import.meta.url));

const RUN = {
	'Node.js': { program: process.execPath, file: 'receiver.mjs' },
	Python: { program: 'python3', file: 'receiver.py' },
} as const;
type Language = keyof typeof RUN;

it.each([
	['https://receiver.example.com', '"/"'],
	['https://receiver.example.com/a/b_c-1.0/?key=1', '"/a/b_c-1.0/"'],
	['https://receiver.example.com/:id/(a|b)*', '"/path-of-the-target"'],
	['https://receiver.example.com/a b/"); exit(1)', '"/path-of-the-target"'],
])('the receivers for %s serve %s', (target, path) => {
	const [node, python] = verificationSnippets(target).map(({ code }) => code);
	expect(node).toContain(`app.post(${path}, `);
	expect(python).toContain(`@app.post(${path})\n`);
});

const hasPythonPackages =
	spawnSync('python3', ['-c', 'import flask, standardwebhooks']).status === 0;

describe.each<Language>(['Node.js', 'Python'])('the receiver for %s on the page', (language) => {
	let worker: WorkerUnderTest;
	let target: string;
	let port: number;
	let receiver: ChildProcess | undefined;

	beforeAll(async () => {
		port = await freePort();
		target = `http://127.0.0.1:${port}/hooks/aps-events`;
		worker = await WorkerUnderTest.start({ ALLOWED_TARGETS: new URL(target).origin });
	});
	afterEach(async () => {
		if (!receiver) return;
		const exited = once(receiver, 'exit');
		receiver.kill();
		await exited;
		receiver = undefined;
	});
	afterAll(async () => {
		await worker.remove();
		await rm(FOLDER, { recursive: true, force: true });
	});

	async function start(signingSecret: string): Promise<void> {
		const { program, file } = RUN[language];
		const snippet = verificationSnippets(target).find((each) => each.language === language);
		await mkdir(FOLDER, { recursive: true });
		await writeFile(join(FOLDER, file), snippet?.code ?? '');
		receiver = spawn(program, [join(FOLDER, file)], {
			env: { ...process.env, SIGNING_SECRET: signingSecret, PORT: String(port) },
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		const answers = async (): Promise<number> =>
			(await fetch(target, { method: 'POST' }).catch(() => undefined))?.status ?? 0;
		await expect.poll(answers).toBe(401);
	}

	const test = async ({ id }: RegisteredSubscription): Promise<TestDelivery> =>
		(await (await worker.api('POST', `/subscriptions/${id}/test`)).json()) as TestDelivery;

	it.runIf(language === 'Node.js' || hasPythonPackages)(
		'takes what is signed with its secret, also during a rotation, and nothing else',
		async () => {
			const response = await worker.api('POST', '/subscriptions', { target, signingKey: 'secret' });
			const subscription = (await response.json()) as RegisteredSubscription;
			const rotate = async (keepPreviousHours: number): Promise<void> => {
				const path = `/subscriptions/${subscription.id}/rotate-secret`;
				expect((await worker.api('POST', path, { keepPreviousHours })).status).toBe(200);
			};
			await start(subscription.signingSecret ?? '');
			expect(await test(subscription)).toMatchObject({ delivered: true, status: 204 });
			await rotate(24);
			expect(await test(subscription)).toMatchObject({ delivered: true, status: 204 });
			await rotate(0);
			expect(await test(subscription)).toMatchObject({ delivered: false, status: 401 });
			for (const signature of ['v1', 'v1,%%%', 'v2,abc', '']) {
				const forged = await fetch(target, {
					method: 'POST',
					headers: {
						'content-type': 'application/json',
						'webhook-id': 'evt_1',
						'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
						'webhook-signature': signature,
					},
					body: '{"events":[]}',
				});
				expect(forged.status).toBe(401);
			}
		},
	);
});
