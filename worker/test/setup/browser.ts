import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const CHROMIUM = (process.env.PATH ?? '')
	.split(delimiter)
	.flatMap((folder) => ['chromium', 'google-chrome'].map((name) => join(folder, name)))
	.find((path) => existsSync(path));

export const browserInstalled = CHROMIUM !== undefined;

/** The device to emulate. Sizes in CSS pixels. */
export interface Device {
	width: number;
	height: number;
	mobile: boolean;
	/** Device pixels per CSS pixel. */
	scale?: number;
	dark?: boolean;
}

/** A part of a page, in CSS pixels. */
export interface Rectangle {
	x: number;
	y: number;
	width: number;
	height: number;
}

type Params = Record<string, unknown>;

/** One page of a real headless Chromium, controlled over the DevTools protocol. */
export class Browser {
	#lastId = 0;
	readonly #calls = new Map<number, PromiseWithResolvers<Params>>();
	readonly #waiting = new Map<string, PromiseWithResolvers<void>>();
	/** What pages reported, such as a violated Content-Security-Policy. */
	readonly complaints: string[] = [];

	private constructor(
		private readonly chromium: ChildProcess,
		private readonly folder: string,
		private readonly socket: WebSocket,
	) {
		socket.addEventListener('message', ({ data }) => this.#take(String(data)));
	}

	static async start(): Promise<Browser> {
		const folder = await mkdtemp(join(tmpdir(), 'aps-browser-'));
		const chromium = spawn(
			CHROMIUM ?? 'chromium',
			[
				...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
				...['--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
			],
			{ stdio: ['ignore', 'ignore', 'pipe'] },
		);
		const socket = new WebSocket(await pageAddress(chromium));
		await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
		const browser = new Browser(chromium, folder, socket);
		for (const domain of ['Page', 'Runtime', 'Log', 'Network']) {
			await browser.#call(`${domain}.enable`);
		}
		return browser;
	}

	async show({ width, height, mobile, scale = 1, dark = false }: Device): Promise<void> {
		const metrics = { width, height, mobile, deviceScaleFactor: scale };
		await this.#call('Emulation.setDeviceMetricsOverride', metrics);
		const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
		await this.#call('Emulation.setEmulatedMedia', { features });
	}

	async open(url: string): Promise<void> {
		await this.#whileLoading(() => this.#call('Page.navigate', { url }));
	}

	/** Clicks the element that the selector finds, and waits for the resulting page. */
	async click(selector: string): Promise<void> {
		await this.#whileLoading(() =>
			this.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`),
		);
	}

	async fill(selector: string, text: string): Promise<void> {
		const target = `document.querySelector(${JSON.stringify(selector)})`;
		await this.evaluate(`${target}.value = ${JSON.stringify(text)}`);
	}

	async text(selector = 'body'): Promise<string> {
		return String(
			await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).innerText`),
		);
	}

	async evaluate(expression: string): Promise<unknown> {
		const answer = await this.#call('Runtime.evaluate', { expression, returnByValue: true });
		if (answer.exceptionDetails) throw new Error(`The page cannot do: ${expression}`);
		return (answer.result as { value?: unknown }).value;
	}

	async cookies(): Promise<Params[]> {
		return (await this.#call('Network.getCookies')).cookies as Params[];
	}

	/** Saves a screenshot of the whole page, or of its upper part. @param height in CSS pixels */
	async picture(file: string, height?: number): Promise<void> {
		if (height === undefined) return await this.pictureOf(file);
		const width = Number(await this.evaluate('window.innerWidth'));
		await this.pictureOf(file, { x: 0, y: 0, width, height });
	}

	/** Saves a screenshot of a part of the page. */
	async pictureOf(file: string, part?: Rectangle): Promise<void> {
		const clip = part && { ...part, scale: 1 };
		const options = { format: 'png', captureBeyondViewport: true, clip };
		const { data } = await this.#call('Page.captureScreenshot', options);
		await writeFile(file, Buffer.from(String(data), 'base64'));
	}

	async close(): Promise<void> {
		const ended = once(this.chromium, 'exit');
		this.chromium.kill();
		await ended;
		await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}

	async #whileLoading(action: () => Promise<unknown>): Promise<void> {
		const loaded = Promise.withResolvers<void>();
		this.#waiting.set('Page.loadEventFired', loaded);
		await action();
		await loaded.promise;
	}

	async #call(method: string, params: Params = {}): Promise<Params> {
		const id = (this.#lastId += 1);
		const call = Promise.withResolvers<Params>();
		this.#calls.set(id, call);
		this.socket.send(JSON.stringify({ id, method, params }));
		return await call.promise;
	}

	#take(data: string): void {
		const message = JSON.parse(data) as Message;
		if (message.id !== undefined) {
			const call = this.#calls.get(message.id);
			this.#calls.delete(message.id);
			if (message.error) call?.reject(new Error(message.error.message));
			else call?.resolve(message.result ?? {});
			return;
		}
		if (message.method === 'Log.entryAdded') {
			const { entry } = message.params as { entry: { level: string; text: string } };
			if (entry.level === 'error') this.complaints.push(entry.text);
		}
		this.#waiting.get(message.method ?? '')?.resolve();
	}
}

interface Message {
	id?: number;
	method?: string;
	params?: Params;
	result?: Params;
	error?: { message: string };
}

/** The address of the first page's debugger. Chromium prints its port to standard error. */
async function pageAddress(chromium: ChildProcess): Promise<string> {
	const port = await new Promise<string>((resolve, reject) => {
		let output = '';
		chromium.stderr?.on('data', (chunk: Buffer) => {
			output += chunk.toString();
			const found = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(output)?.[1];
			if (found) resolve(found);
		});
		chromium.once('exit', () => reject(new Error(`Chromium did not start: ${output}`)));
	});
	const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
		type: string;
		webSocketDebuggerUrl: string;
	}[];
	const found = pages.find(({ type }) => type === 'page');
	if (!found) throw new Error('Chromium has no page');
	return found.webSocketDebuggerUrl;
}
