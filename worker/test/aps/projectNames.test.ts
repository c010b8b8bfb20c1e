import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { APPS, HUBS, PROJECTS } from '../../../test/simulator';
import { ApsApi } from '../../src/aps/apsApi';
import { ProjectNames } from '../../src/aps/projectNames';
import { useSimulator } from '../setup/useSimulator';

const HUB_PATH = '/project/v1/hubs';
const projectsOf = (hub: string): string => `${HUB_PATH}/${hub}/projects`;

describe('the names of projects', () => {
	const simulator = useSimulator();

	function projectNames(lines: string[] = []): ProjectNames {
		const aps = new ApsApi({ ...APPS.twoLegged, baseUrl: simulator().url });
		return new ProjectNames(aps, pino({}, { write: (line) => void lines.push(line) }));
	}

	const calls = (path: string): number =>
		simulator().journal.entries.filter((entry) => entry.path === path).length;

	it('are those of all hubs, by project ID', async () => {
		const names = await projectNames().known();
		expect(names.get(PROJECTS.tower.id)).toBe(PROJECTS.tower.name);
		expect(names.get(PROJECTS.plant.id)).toBe(PROJECTS.plant.name);
	});

	it('are read once for everybody who looks', async () => {
		const names = projectNames();
		await Promise.all([names.known(), names.known()]);
		await names.known();
		expect(calls(HUB_PATH)).toBe(1);
		expect(calls(projectsOf(HUBS.us.id))).toBe(1);
	});

	it('are left out if Autodesk refuses them, and the log says why', async () => {
		const lines: string[] = [];
		const path = projectsOf(HUBS.emea.id);
		simulator().faults.order({ path, fault: { kind: 'status', status: 403 } });
		const names = await projectNames(lines).known();
		expect(names.get(PROJECTS.plant.id)).toBeUndefined();
		expect(lines.join()).toContain('events show project IDs');
		expect(lines.join()).toContain('403');
	});
});
