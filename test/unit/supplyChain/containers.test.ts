import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { yamlDocuments } from '../../harness/yamlFile';

const PINNED = /@sha256:[0-9a-f]{64}$/;

describe('the image of the worker', () => {
	it('is built from one base, pinned by digest', async () => {
		const text = await readFile('worker/Dockerfile', 'utf8');
		const bases = [...text.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
		expect(bases).toHaveLength(2);
		expect(new Set(bases).size).toBe(1);
		expect(bases[0]).toMatch(PINNED);
	});
});

const compose = z.object({
	services: z.record(
		z.object({
			image: z.string(),
			build: z.unknown().optional(),
			command: z.array(z.string()).optional(),
			environment: z.record(z.string()),
			networks: z.array(z.string()),
			ports: z.array(z.string()).default([]),
			read_only: z.boolean(),
			cap_drop: z.array(z.string()),
			security_opt: z.array(z.string()),
		}),
	),
	networks: z.record(z.object({ internal: z.boolean() })),
});

describe('the compose file', async () => {
	const [document] = await yamlDocuments('examples/compose/compose.yaml');
	const { services, networks } = compose.parse(document);

	it.each(Object.entries(services))('gives %s no privileges', (_name, service) => {
		expect(service).toMatchObject({
			read_only: true,
			cap_drop: ['ALL'],
			security_opt: ['no-new-privileges:true'],
		});
	});

	it('uses no image of others whose content may change', () => {
		for (const { image, build } of Object.values(services)) {
			if (build === undefined) expect(image).toMatch(/@sha256:[0-9a-f]{64}$|:\d+\.\d+\.\d+$/);
		}
		expect(services.redis.image).toMatch(PINNED);
	});

	it('keeps Redis behind a password, in a network that only the worker shares', () => {
		const { redis, worker, n8n } = services;
		expect(redis.networks).toEqual(['store']);
		expect(networks.store).toEqual({ internal: true });
		expect(worker.networks).toContain('store');
		expect(n8n.networks).not.toContain('store');
		expect(redis.ports).toEqual([]);
		const password = redis.command?.[redis.command.indexOf('--requirepass') + 1];
		expect(password).toMatch(/^\$\{REDIS_PASSWORD:\?/);
		expect(worker.environment.REDIS_URL).toContain(`:${password}@redis`);
	});

	it('offers its ports to this machine only', () => {
		const ports = Object.values(services).flatMap((service) => service.ports);
		expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
	});

	it('has an example for each value that it requires', async () => {
		const text = await readFile('examples/compose/compose.yaml', 'utf8');
		const required = [...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
		const example = await readFile('examples/compose/.env.example', 'utf8');
		for (const name of required) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
	});
});

const resource = z.object({
	kind: z.string(),
	metadata: z.object({ name: z.string() }),
	spec: z.record(z.unknown()).optional(),
});
const deployment = z.object({
	template: z.object({ metadata: z.object({ labels: z.record(z.string()) }) }),
});
const policy = z.object({
	podSelector: z.object({ matchLabels: z.record(z.string()) }),
	policyTypes: z.array(z.string()),
	ingress: z.array(z.object({ from: z.array(z.unknown()).min(1) })),
	egress: z.array(z.object({ ports: z.array(z.unknown()).min(1) })),
});

describe('the example for Kubernetes', async () => {
	const resources = z.array(resource).parse(await yamlDocuments('examples/kubernetes/worker.yaml'));
	const specs = <Spec>(kind: string, schema: z.ZodType<Spec>): Array<[string, Spec]> =>
		resources
			.filter((each) => each.kind === kind)
			.map(({ metadata, spec }) => [metadata.name, schema.parse(spec)]);
	const policies = specs('NetworkPolicy', policy);

	it.each(specs('Deployment', deployment))(
		'has a network policy for %s that limits both directions',
		(_name, { template: { metadata } }) => {
			const applying = policies.filter(([, { podSelector }]) =>
				Object.entries(podSelector.matchLabels).every(
					([label, value]) => metadata.labels[label] === value,
				),
			);
			expect(applying).toHaveLength(1);
			expect(applying[0]?.[1].policyTypes).toEqual(['Ingress', 'Egress']);
		},
	);
});
