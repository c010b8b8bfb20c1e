import { describe, expect, it } from 'vitest';
import { installAdvice } from '../../e2e/n8n-process/installAdvice';

describe('advice after a failed installation of n8n', () => {
	it.each([
		['npm error code ENOTFOUND', 'registry cannot be reached'],
		['npm error code ENOTCACHED', 'registry cannot be reached'],
		['npm error gyp ERR! stack Error: not found: make', 'apt-get install build-essential python3'],
		['npm error code ENOSPC', 'disk is full'],
	])('for "%s" is: %s', (output, advice) => {
		expect(installAdvice(output)).toContain(advice);
	});

	it("points to npm's output if the cause is unknown", () => {
		expect(installAdvice('npm error code EINTEGRITY')).toBe('Output of npm:');
	});
});
