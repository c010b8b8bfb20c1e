import { describe, expect, it } from 'vitest';
import { ALL_SETTINGS, loadConfig } from '../../src/config/config';
import { ConfigError } from '../../src/config/configError';

describe.each(ALL_SETTINGS.map((setting) => [setting.variable, setting] as const))(
	'the setting %s',
	(variable, { about, default: text, defaultAbout, example, read, requiredInProduction }) => {
		it('is documented in complete sentences', () => {
			expect(about).toMatch(/^\S.*\.$/);
		});

		it('has a default that is valid', () => {
			if (text !== undefined) expect(read(text)).toBeDefined();
			else expect(requiredInProduction && defaultAbout === undefined).toBeFalsy();
		});

		it('has an example that is valid', () => {
			// The examples of keys are commands that generate one.
			if (!example.startsWith('$(')) expect(read(example)).toBeDefined();
		});

		it('is declared once', () => {
			expect(ALL_SETTINGS.filter((other) => other.variable === variable)).toHaveLength(1);
		});
	},
);

describe('the configuration', () => {
	it('reads the standard tracing variables along with the others', () => {
		expect(() => loadConfig({ OTEL_TRACES_EXPORTER: 'zipkin', PORT: 'x' })).toThrow(ConfigError);
		expect(() => loadConfig({ OTEL_TRACES_EXPORTER: 'zipkin', PORT: 'x' })).toThrow(
			/PORT .*\nOTEL_TRACES_EXPORTER is neither otlp nor none/,
		);
	});
});
