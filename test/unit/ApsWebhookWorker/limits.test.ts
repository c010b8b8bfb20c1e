import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { lengthRule, LIMITS, wholeNumberRule } from '../../../protocol/worker/api/limits';
import { mockAps } from '../../harness/apsMock';
import { byId } from '../../harness/runOperation';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';

mockAps();

const watch = {
	account: byId('1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21'),
	subscription: byId('sub_1'),
};
const { rate } = LIMITS.replay;
const { everyMinutes, label } = LIMITS.watch;

async function refusal(operation: string, parameters: INodeParameters): Promise<unknown> {
	const credentials = workerCredential('http://worker.test', 'key-0123456789abcdef');
	const { error } = await runWorkerOperation(operation, parameters, { credentials });
	return error?.message;
}

describe('before any call, and in the words of the worker’s API, the node refuses', () => {
	it.each([rate.min - 1, rate.max + 1])('a rate of %s', async (value) => {
		expect(await refusal('delivery.replayMany', { rate: value })).toContain(
			`Events per Second: "${value}" is out of range; ${wholeNumberRule(rate)}`,
		);
	});

	it.each([everyMinutes.min - 1, everyMinutes.max + 1])('a poll interval of %s', async (value) => {
		expect(await refusal('watch.create', { ...watch, pollInterval: value })).toContain(
			`Poll Interval (Minutes): "${value}" is out of range; ${wholeNumberRule(everyMinutes)}`,
		);
	});

	it('a label that is too long', async () => {
		const additionalFields = { label: 'x'.repeat(label.maxLength + 1) };
		expect(
			await refusal('watch.create', { ...watch, pollInterval: 60, additionalFields }),
		).toContain(`Label: ${lengthRule(label)}`);
	});
});
