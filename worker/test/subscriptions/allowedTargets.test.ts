import { describe, expect, it } from 'vitest';
import { AllowedTargets } from '../../src/subscriptions/allowedTargets';

const targets = new AllowedTargets(['https://n8n.example.com', 'http://127.0.0.1:5678']);

describe('allowed targets', () => {
	it.each([
		'https://n8n.example.com/webhook/1/webhook',
		'https://n8n.example.com:443/webhook',
		'https://N8N.example.com/webhook',
		'http://127.0.0.1:5678/webhook?x=1',
	])('include %s', (target) => {
		expect(targets.allows(target)).toBe(true);
	});

	it.each([
		'http://n8n.example.com/webhook',
		'https://n8n.example.com:8443/webhook',
		'https://n8n.example.com.evil.test/',
		'https://n8n.example.com@evil.test/',
		'https://user:password@n8n.example.com/',
		'http://127.0.0.1:5679/',
		'file:///etc/passwd',
		'nonsense',
	])('exclude %s', (target) => {
		expect(targets.allows(target)).toBe(false);
	});
});
