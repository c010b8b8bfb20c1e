import { describe, expect, it } from 'vitest';
import { ITEMS, PROJECTS } from '../../simulator';
import { jsonapi } from '../../harness/simulator/documentWrites';
import { call, freshSimulator, JSON_API, userToken } from '../../harness/simulator/requests';

const simulator = freshSimulator({ downloadJobMs: 60_000 });
const project = `/data/v1/projects/${PROJECTS.robot.id}`;
const version = 'urn:adsk.wipprod:fs.file:vf.SimRobotArm0000000001?version=1';

interface Job {
	id: string;
	attributes: { status: string };
	links: { self: { href: string } };
}
interface Download {
	attributes: { format: { fileType: string } };
	relationships: { storage: { data: { id: string }; meta: { link: { href: string } } } };
}

const api = <Data = Job>(method: string, path: string, data?: object) =>
	call<{ data: Data }>(simulator(), method, path, {
		token: userToken(simulator(), ['data:read', 'data:create', 'data:write']),
		json: data && { jsonapi, data },
		mediaType: JSON_API,
	});
const convert = (fileType: string) =>
	api<Job[]>('POST', `${project}/downloads`, {
		type: 'downloads',
		attributes: { format: { fileType } },
		relationships: { source: { data: { type: 'versions', id: version } } },
	});

describe('a download', () => {
	it('is made by a job, which leads to it once it is done', async () => {
		const { status, body } = await convert('step');
		expect(status).toBe(202);
		const [{ id, links }] = body.data;
		const { pathname } = new URL(links.self.href);
		expect((await api('GET', pathname)).body.data.attributes.status).toBe('processing');
		expect((await api('GET', `${project}/downloads/${id}`)).status).toBe(404);

		simulator().state.downloads.get(id)!.finishesAt = Date.now();
		const done = await api('GET', pathname);
		expect(done.status).toBe(303);
		const location = new URL(done.headers.get('location') ?? '').pathname;
		const download = (await api<Download>('GET', location)).body.data;
		expect(download.attributes.format.fileType).toBe('step');
		const { link } = download.relationships.storage.meta;
		const file = await call<{ url: string }>(
			simulator(),
			'GET',
			`${new URL(link.href).pathname}/signeds3download`,
			{ token: userToken(simulator(), ['data:read']) },
		);
		expect(await (await fetch(file.body.url)).text()).toBe(`${version} as step`);
	});

	it('is refused in a format that the version cannot have', async () => {
		expect((await convert('dwg')).status).toBe(400);
	});
});

describe('a version', () => {
	it('is renamed in Fusion projects only', async () => {
		const rename = (projectId: string, id: string) =>
			api<{ attributes: { name: string } }>(
				'PATCH',
				`/data/v1/projects/${projectId}/versions/${encodeURIComponent(id)}`,
				{ type: 'versions', id, attributes: { name: 'new.f3d' } },
			);
		expect((await rename(PROJECTS.robot.id, version)).body.data.attributes.name).toBe('new.f3d');
		const plan = `${ITEMS.plan.id.replace('dm.lineage:', 'fs.file:vf.')}?version=1`;
		expect((await rename(PROJECTS.tower.id, plan)).status).toBe(400);
	});
});
