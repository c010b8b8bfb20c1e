import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { LogOutput } from '../src/logOutput';

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

	it('buffers a bounded amount if nothing reads it, and ends in bounded time', async () => {
		const unread = new PassThrough({ highWaterMark: 1 });
		const output = new LogOutput(unread);
		const megabyte = 'x'.repeat(1024 * 1024);
		for (let count = 0; count < 40; count += 1) output.write(megabyte);
		await output.flush();

		let length = 0;
		unread.on('data', (chunk: Buffer) => (length += chunk.length));
		await expect.poll(() => length / megabyte.length).toBe(17);
	});
});
