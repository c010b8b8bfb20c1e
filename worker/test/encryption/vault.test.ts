import { describe, expect, it } from 'vitest';
import { UnreadableError, Vault } from '../../src/encryption/vault';

const OLD = Buffer.alloc(32, 1);
const NEW = Buffer.alloc(32, 2);

describe('vault', () => {
	it('opens what it sealed', () => {
		const vault = new Vault([NEW]);
		const text = JSON.stringify({ name: 'größe 🎉', empty: '' });
		expect(vault.open(vault.seal(text, 'event:1'), 'event:1')).toBe(text);
	});

	it('hides the text and never produces the same sealed text twice', () => {
		const vault = new Vault([NEW]);
		const sealed = vault.seal('drawing.dwg', 'event:1');
		expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('drawing');
		expect(vault.seal('drawing.dwg', 'event:1')).not.toBe(sealed);
	});

	it('opens with an older key and seals with the newest', () => {
		const sealed = new Vault([OLD]).seal('text', 'event:1');
		const rotated = new Vault([NEW, OLD]);
		expect(rotated.open(sealed, 'event:1')).toBe('text');
		expect(new Vault([NEW]).open(rotated.seal('text', 'event:1'), 'event:1')).toBe('text');
	});

	it('names the remedy when the key is missing', () => {
		const sealed = new Vault([OLD]).seal('text', 'event:1');
		expect(() => new Vault([NEW]).open(sealed, 'event:1')).toThrow(/ENCRYPTION_KEY/);
	});

	it('does not open text that was altered, moved or truncated', () => {
		const vault = new Vault([NEW]);
		const sealed = vault.seal('text', 'event:1');
		const altered = sealed.slice(0, -6) + (sealed.at(-6) === 'A' ? 'B' : 'A') + sealed.slice(-5);
		expect(() => vault.open(altered, 'event:1')).toThrow(UnreadableError);
		expect(() => vault.open(sealed, 'event:2')).toThrow(UnreadableError);
		expect(() => vault.open(sealed.slice(0, 20), 'event:1')).toThrow(UnreadableError);
	});
});
