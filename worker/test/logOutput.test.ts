import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { LogOutput } from '../src/logOutput';

const LOG_OUTPUT = new URL('../src/logOutput.ts', import.meta.url).href;

describe('log output', () => {
	it('writes later lines after a failed write, as on a disk that was full', async () => {
		const written: string[] = [];
		let isFull = true;
		// Like standard output, and unlike most streams: not destroyed by a failure.
		const failing = new EventEmitter();
		const disk = {
			on: (event: 'error', listener: () => void) => failing.on(event, listener),
			write(text: string, done: () => void) {
				if (isFull) failing.emit('error', new Error('ENOSPC'));
				else written.push(text);
				process.nextTick(done);
			},
		};
		const output = new LogOutput(disk);
		output.write('lost\n');
		await output.flush();
		isFull = false;
		output.write('first\n');
		output.write('second\n');
		await output.flush();
		expect(written.join('')).toBe('first\nsecond\n');
	});

	it('writes the lines of one turn of the event loop at once', async () => {
		const writes: string[] = [];
		const output = new LogOutput({
			on: () => undefined,
			write(text, done) {
				writes.push(text);
				process.nextTick(done);
			},
		});
		output.write('first\n');
		output.write('second\n');
		expect(writes).toEqual([]);
		await new Promise(setImmediate);
		expect(writes).toEqual(['first\nsecond\n']);
		output.write('third\n');
		await new Promise(setImmediate);
		expect(writes).toEqual(['first\nsecond\n', 'third\n']);
	});

	it.each([
		['ends', 'process.exit(0)'],
		['crashes', 'throw new Error("unexpected")'],
	])('writes the last lines of a process that %s', (_case, end) => {
		const script = `
			import { LogOutput } from ${JSON.stringify(LOG_OUTPUT)};
			const output = new LogOutput(process.stdout);
			for (let n = 0; n < 1000; n += 1) output.write(\`line \${n}\\n\`);
			${end};
		`;
		const options = ['--import', 'tsx', '--input-type=module', '--eval', script];
		const { stdout } = spawnSync(process.execPath, options, { encoding: 'utf8' });
		expect(stdout.trim().split('\n').at(-1)).toBe('line 999');
	});

	it('buffers a bounded amount if nothing reads it, and ends in bounded time', async () => {
		const unread = new PassThrough({ highWaterMark: 1 });
		const output = new LogOutput(unread);
		const megabyte = 'x'.repeat(1024 * 1024);
		for (let count = 0; count < 40; count += 1) output.write(megabyte);
		await output.flush();

		let length = 0;
		unread.on('data', (chunk: Buffer) => (length += chunk.length));
		await expect.poll(() => length / megabyte.length).toBe(16);
	});
});
