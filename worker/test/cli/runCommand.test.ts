import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { ProblemDocument } from '../../../protocol/worker/api/shapes/problem';
import type { Traffic } from '../../../protocol/worker/api/shapes/traffic';
import { generateSigningSecret } from '../../../protocol/worker/signingSecret';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import { runCommand } from '../../src/cli/runCommand';
import { loadSecrets } from '../../src/config/secrets';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { API_KEY, type SubscriptionView } from '../setup/workerUnderTest';

const target = useTarget();
const worker = useWorker({ target });
let subscription: SubscriptionView;

beforeAll(async () => {
	subscription = await worker.subscribe(target.url('/webhook/cli'), { label: 'Drawings' });
});

async function run(line: string, environment: Record<string, string> = {}) {
	const printed: string[] = [];
	const complaints: string[] = [];
	const code = await runCommand(line.split(' '), {
		environment: { WORKER_URL: worker.url, API_KEY, ...environment },
		print: (text) => printed.push(text),
		complain: (text) => complaints.push(text),
	});
	return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}

async function json<Answer>(line: string): Promise<Answer> {
	const { code, printed } = await run(`${line} --json`);
	expect(code).toBe(0);
	return JSON.parse(printed) as Answer;
}

const failed = async (): Promise<{ id: string }[]> => await json('deliveries --failed');

/** How many events are still on their way. */
async function underWay(): Promise<number> {
	const lists = ['queued', 'delivering', 'retrying'].map(
		async (status) => (await json<unknown[]>(`deliveries --status ${status}`)).length,
	);
	return (await Promise.all(lists)).reduce((sum, count) => sum + count, 0);
}

async function makeDeadLetters(count: number): Promise<string[]> {
	// An event of the previous test would be refused, too.
	await expect.poll(underWay).toBe(0);
	const before = (await failed()).length;
	target.answer(400);
	for (let i = 0; i < count; i += 1) await worker.callback(subscription, versionAdded());
	await expect.poll(async () => (await failed()).length).toBe(before + count);
	target.answerOk();
	return (await failed()).slice(0, count).map(({ id }) => id);
}

describe('the command line', () => {
	it('lists subscriptions in a table, or as JSON', async () => {
		const { code, printed } = await run('subscriptions');
		expect(code).toBe(0);
		expect(printed.split('\n')[0]).toMatch(/^ID +STATUS +HOOKS +LABEL +TARGET$/);
		expect(printed).toContain(`${subscription.id}  active  0      Drawings  ${target.origin}`);
		expect(await json('subscriptions')).toMatchObject([{ id: subscription.id, hooks: [] }]);
	});

	it('lists dead letters, shows one and replays it', async () => {
		const [id = ''] = await makeDeadLetters(1);
		expect((await run('deliveries --failed')).printed).toMatch(
			new RegExp(
				`${id} +dead +\\S+ +dm.version.added +file drawing \\d+.dwg +Drawings +1 +The target answered 400`,
			),
		);
		const { printed } = await run(`deliveries ${id}`);
		expect(printed).toMatch(/ATTEMPT +AT +STATUS +MS +OUTCOME\n1 +\S+ +400 +\d+ +The target/);
		expect(printed).toMatch(/PAYLOAD\n\{\n {2}"name": "drawing/);
		expect((await run(`replay ${id}`)).printed).toBe('1 event on the way to n8n again');
		await expect.poll(failed).toEqual([]);
	});

	it('shows the traffic as a table, as JSON, and of one subscription', async () => {
		await worker.send(subscription, versionAdded());
		const delivered = async (): Promise<number> =>
			(await json<Traffic>(`traffic --subscription ${subscription.id}`)).total.delivered;
		await expect.poll(delivered).toBeGreaterThan(0);
		const { code, printed } = await run('traffic --span day');
		expect(code).toBe(0);
		expect(printed).toMatch(/^START +RECEIVED +DELIVERED +FAILED +DEAD +BACKLOG +P50 MS +P95 MS\n/);
		// A quarter of an hour in which something happened, and the whole day.
		expect(printed).toMatch(/^2\S+:(00|15|30|45):00\.000Z +\d+ +\d+ /m);
		expect(printed).toMatch(/^total +\d+ +\d+ /m);
		expect(await run('traffic --span year')).toMatchObject({
			code: 2,
			complaints: expect.stringContaining('use one of hour, day, week') as string,
		});
		expect(await run('traffic sub_1')).toMatchObject({ code: 2 });
		expect(await run('traffic --subscription sub_unknown')).toMatchObject({
			code: 1,
			complaints: 'There is no such subscription (status 404)',
		});
	});

	it('lists callbacks held for their signature, and releases them with a secret from a file', async () => {
		const secret = 'SecretThatSomebodySetAtAutodesk4711';
		const folder = await mkdtemp(join(tmpdir(), 'aps-cli-'));
		const file = join(folder, 'secret.txt');
		await writeFile(file, `${secret}\n`);
		const body = versionAdded();
		await worker.callback(subscription, body, { 'x-adsk-signature': signCallback(body, secret) });
		await expect.poll(async () => (await run('quarantine')).printed).toContain(subscription.id);
		const [held] = await json<{ id: string }[]>(`quarantine --subscription ${subscription.id}`);
		expect((await run(`quarantine ${held?.id}`)).printed).toContain('dm.version.added');

		const { id } = subscription;
		expect((await run(`verify ${id}`)).printed).toBe('0 callbacks genuine, 1 not, 0 unreadable');
		expect((await run(`verify ${id} --secret-file ${file}`)).printed).toMatch(
			/^1 callback genuine/,
		);
		expect((await run(`release ${id} --secret-file ${file}`)).printed).toMatch(
			/^1 event on the way/,
		);
		expect((await run('quarantine')).printed).toBe('No callbacks are held');
		expect(await run(`verify ${id} --secret-file ${file}.absent`)).toMatchObject({ code: 2 });
		expect(await run('release')).toMatchObject({ code: 2 });
		await rm(folder, { recursive: true });
	});

	it('subscribes a receiver with a secret of its own, rotates the secret, and unsubscribes it', async () => {
		const url = target.url('/receiver');
		const { printed } = await run(`subscribe ${url} --label Archive --concurrency 2`);
		const secret = /^Signing secret +(whsec_\S+)$/m.exec(printed)?.[1];
		const id = /^Subscription +(sub_\w+)$/m.exec(printed)?.[1] ?? '';
		expect(secret).toBeDefined();
		expect(printed).toMatch(/^Callback URL +http.+\/callbacks\/\w+\nCallback secret +\w{48}$/m);
		expect(await json('subscriptions')).toContainEqual(
			expect.objectContaining({ id, label: 'Archive', concurrency: 2, signingKey: 'secret' }),
		);
		expect((await run(`subscribe ${url}`)).printed).toContain(
			`already shown. To get a new one, run aps-webhook-worker rotate-secret ${id}`,
		);

		const rotated = await run(`rotate-secret ${id}`);
		expect(rotated.printed).toMatch(
			/^Signing secret +whsec_\S+\n\nUntil 2.+Z, the previous secret/,
		);
		expect(rotated.printed).not.toContain(secret);
		expect((await run(`rotate-secret ${id} --keep-hours 0`)).printed).toContain(
			'The previous secret no longer signs.',
		);
		expect((await run(`unsubscribe ${id}`)).printed).toContain(`Subscription ${id} deleted.`);
		expect(await run(`rotate-secret ${id}`)).toMatchObject({
			code: 1,
			complaints: 'There is no such subscription (status 404)',
		});
	});

	it('takes the secret and the headers of a receiver from files, shows none of them, and tests it', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'aps-cli-'));
		const fileOf = async (name: string, content: string): Promise<string> => {
			await writeFile(join(folder, name), content);
			return join(folder, name);
		};
		const [first, second] = [generateSigningSecret(), generateSigningSecret()];
		const value = 'Bearer value-that-nobody-may-read';
		const url = target.url('/receiver-with-files');
		const secretFile = await fileOf('secret', `${first}\n`);
		const headersFile = await fileOf('headers', `Authorization: ${value}\nX-Tenant: a\n`);
		const { printed } = await run(
			`subscribe ${url} --signing-secret-file ${secretFile} --headers-file ${headersFile}`,
		);
		expect(printed).toMatch(/^Headers +Authorization, X-Tenant$/m);
		expect(printed).not.toContain(value);
		const id = /^Subscription +(sub_\w+)$/m.exec(printed)?.[1] ?? '';

		expect((await run(`test ${id}`)).printed).toMatch(
			/^Delivered: the target answered 200 after \d+ ms$/,
		);
		const [received] = target.at('/receiver-with-files');
		expect(received?.headers).toMatchObject({ authorization: value, 'x-tenant': 'a' });
		const check = new Webhook(first);
		expect(() =>
			check.verify(received?.rawBody ?? '', received?.headers as Record<string, string>),
		).not.toThrow();

		const newFile = await fileOf('new', second);
		const rotated = await run(
			`rotate-secret ${id} --keep-hours 0 --signing-secret-file ${newFile}`,
		);
		expect(rotated.printed).toContain(`Signing secret    ${second}`);
		target.answer(500);
		expect((await run(`test ${id}`)).printed).toMatch(
			/^Not delivered: The target answered 500 \(after \d+ ms\)$/,
		);
		target.answerOk();

		const other = await run(`subscribe ${url} --signing-secret-file ${secretFile}`);
		expect(other).toMatchObject({
			code: 1,
			complaints: expect.stringContaining('signed with another secret') as string,
		});
		const wrong = await fileOf('wrong', `${value}\n`);
		for (const line of [
			`subscribe ${url} --headers-file ${wrong}`,
			`subscribe ${url} --signing-secret-file ${wrong}`,
			`rotate-secret ${id} --signing-secret-file ${wrong}`,
		]) {
			const { code, complaints } = await run(line);
			expect(code).toBeGreaterThan(0);
			expect(complaints).toMatch(/Line 1 of the headers is not a header|use whsec_/);
			expect(complaints).not.toContain('that-nobody');
		}
		await run(`unsubscribe ${id}`);
		await rm(folder, { recursive: true });
	});

	it('subscribes a receiver that knows the API key without a secret', async () => {
		const { printed } = await run(`subscribe ${target.url('/derived')} --signing-key derived`);
		expect(printed).toContain('none: deliveries are signed with a key derived from API_KEY');
		const { id } = await json<{ id: string }>(
			`subscribe ${target.url('/derived')} --signing-key derived`,
		);
		expect(await run(`rotate-secret ${id}`)).toMatchObject({
			code: 1,
			complaints: expect.stringContaining('Rotate API_KEY instead') as string,
		});
		await run(`unsubscribe ${id}`);
	});

	it('reports that everything has the newest key', async () => {
		const { printed } = await run('reencrypt');
		expect(printed).toMatch(/^RECORDS +REWRITTEN +CURRENT +UNREADABLE\nsubscriptions +0 +1 +0/);
		expect(printed).toContain('Done. Only queued events');
	});

	it('replays by time and subscription, and reports the progress', async () => {
		await makeDeadLetters(3);
		const { code, printed } = await run(
			`replay --since 2h --subscription ${subscription.id} --rate 100`,
		);
		expect(code).toBe(0);
		expect(printed).toMatch(/^Replay rpl_\w+ started at 100 events per second/);
		await expect.poll(failed).toEqual([]);
		await expect.poll(async () => (await run('replays')).printed).toMatch(/rpl_\w+ +done +3 +100 /);
	});

	it('lists as many as requested, and says if there are more', async () => {
		const ids = await makeDeadLetters(3);
		const { printed } = await run('deliveries --failed --limit 2');
		expect(printed.split('\n')).toHaveLength(4);
		expect(printed).toMatch(/There are more: --limit 20$/);
		expect((await run(`discard ${ids.join(' ')}`)).printed).toBe('3 events discarded');
		expect((await run('deliveries --failed')).printed).toBe('No matching events');
	});

	it('finds the worker at its port, with the generated key', async () => {
		const dataDir = await mkdtemp(join(tmpdir(), 'aps-worker-'));
		await loadSecrets({ apiKeys: [], encryptionKeys: [], dataDir });
		const { port } = new URL(worker.url);
		const at = { WORKER_URL: '', HOST: '0.0.0.0', PORT: port };
		expect((await run('subscriptions', at)).code).toBe(0);
		expect(await run('subscriptions', { ...at, API_KEY: '', DATA_DIR: dataDir })).toMatchObject({
			code: 1,
			complaints: expect.stringContaining('does not accept the API key') as string,
		});
		await rm(dataDir, { recursive: true });
		expect(await run('subscriptions', { ...at, API_KEY: '', DATA_DIR: dataDir })).toMatchObject({
			code: 2,
			complaints: expect.stringContaining('API_KEY is not set') as string,
		});
	});

	it.each([
		['replay', 'needs IDs, a filter'],
		['replay evt_1 --since 2h', 'not both'],
		['deliveries --since yesterday', '--since yesterday'],
		['deliveries --limit none', '--limit none'],
		['deliveries --limit 0', '--limit 0: use a whole number from 1'],
		['deliveries --status lost', 'queued, delivering'],
		['subscribe', 'subscribe needs one URL'],
		['subscribe https://a.example.com https://b.example.com', 'subscribe needs one URL'],
		['subscribe https://a.example.com --signing-key mine', 'use derived or secret'],
		['subscribe https://a.example.com --concurrency 0', 'use a whole number from 1'],
		['rotate-secret', 'rotate-secret needs the ID of one subscription'],
		[
			'rotate-secret sub_1 --keep-hours 1000',
			'--keep-hours 1000: use a whole number from 0 to 168',
		],
		['test', 'test needs the ID of one subscription'],
		[
			'subscribe https://a.example.com --signing-secret-file - --headers-file -',
			'Only one of the files can be standard input',
		],
		['subscribe https://a.example.com --headers-file absent', '--headers-file absent: ENOENT'],
		['unsubscribe', 'unsubscribe needs the ID of one subscription'],
		['deliveries --colour', "Unknown option '--colour'"],
		['dance', 'Unknown command "dance"'],
	])('refuses "%s" with the exit code for wrong usage', async (line, complaint) => {
		const { code, complaints } = await run(line);
		expect(code).toBe(2);
		expect(complaints).toContain(complaint);
	});

	it.each([0, LIMITS.replay.rate.max + 1, 1.5])(
		'refuses a rate of %s with the words of the API',
		async (rate) => {
			const refused = await worker.api('POST', '/deliveries/replay', { rate });
			const { errors } = (await refused.json()) as ProblemDocument;
			const { code, complaints } = await run(`replay --all --rate ${rate}`);
			expect(code).toBe(2);
			expect(complaints).toContain(`--rate ${rate}: ${errors?.[0]?.message}`);
		},
	);

	it('reports what the worker does not have, and that it does not answer', async () => {
		expect(await run('deliveries evt_unknown')).toMatchObject({
			code: 1,
			complaints: 'There is no such delivery (status 404)',
		});
		expect(await run('subscriptions', { WORKER_URL: 'http://127.0.0.1:1' })).toMatchObject({
			code: 1,
			complaints: expect.stringContaining('No worker answers at http://127.0.0.1:1') as string,
		});
	});

	it('says that no header carries the API key', async () => {
		expect(await run('subscriptions', { API_KEY: 'schlüssel-für-den-worker' })).toMatchObject({
			code: 2,
			complaints: expect.stringContaining('API_KEY contains spaces or characters') as string,
		});
	});

	it('prints help', async () => {
		expect((await run('--help')).printed).toContain('deliveries [filters]');
		expect((await run('replay --help')).printed).toContain('--rate');
		expect((await run('--version')).printed).toMatch(/^\d+\.\d+\.\d+$/);
	});

	it('shows texts from outside without what a terminal obeys, as JSON too', async () => {
		const label = 'red \u001b[31m \u009b31m \u202e gnp.exe';
		const { id } = await worker.subscribe(target.url('/webhook/odd'), { label });
		const { printed } = await run('subscriptions');
		expect(printed).toContain('red \\u001b[31m \\u009b31m \\u202e gnp.exe');
		expect((await run('subscriptions --json')).printed).not.toContain('\u009b');
		expect(await json('subscriptions')).toContainEqual(expect.objectContaining({ id, label }));
	});

	it.each(['http://user:pass@127.0.0.1:1', 'user:pass@127.0.0.1', 'ftp://user:pass@127.0.0.1'])(
		'never repeats the login in the URL %s',
		async (url) => {
			const { code, complaints } = await run('subscriptions', { WORKER_URL: url });
			expect(code).toBe(2);
			expect(complaints).toContain('WORKER_URL');
			expect(complaints).not.toMatch(/user:|pass@/);
		},
	);
});
