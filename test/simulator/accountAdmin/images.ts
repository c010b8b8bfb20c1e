import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import type { UploadedFile } from '../http/uploadedFile';
import type { Simulation } from '../simulation/simulation';
import { accountOf, projectInAccount } from './access';
import { findCompany, hqCompany } from './companyRecords';
import { hqPaths } from './hqPaths';
import { hqProject } from './hqProjects';

/** Images of projects and companies. `hq` takes them, and `construction/admin` shows where they are. */

const IMAGE = {
	service: 'hq',
	tokens: ['2L'],
	method: 'PATCH',
	scopes: ['account:write'],
	file: ['image/png', 'image/jpeg', 'image/jpg', 'image/bmp', 'image/gif'],
	perMinute: 100,
} as const;

/** On the real service, this is another host. */
const IMAGES_PATH = '/images';

/** Unlike other changes of projects, this one works for ACC projects too. */
export const setProjectImage = defineEndpoint<UploadedFile>({
	...IMAGE,
	path: hqPaths('v1', '/projects/{project_id}/image'),
	handle(call) {
		const project = projectInAccount(call);
		const imageUrl = addImage(call);
		project.details = { ...project.details, imageUrl, thumbnailImageUrl: imageUrl };
		project.updatedAt = new Date().toISOString();
		return { status: 200, body: hqProject(call.sim.state, project) };
	},
});

export const setCompanyImage = defineEndpoint<UploadedFile>({
	...IMAGE,
	path: hqPaths('v1', '/companies/{company_id}/image'),
	handle(call) {
		const { state } = call.sim;
		const company = findCompany(state, accountOf(call, 'US'), call.params.company_id);
		company.imageUrl = addImage(call);
		company.updatedAt = new Date().toISOString();
		return { status: 200, body: hqCompany(company) };
	},
});

/** @returns its URL, which needs no token */
function addImage({ sim, body: { type, bytes } }: Call<UploadedFile>): string {
	const id = randomUUID();
	sim.state.images.set(id, { type, base64: bytes.toString('base64') });
	return `${sim.url}${IMAGES_PATH}/${id}`;
}

export function mountImages(app: Express, { state }: Simulation): void {
	app.get(`${IMAGES_PATH}/:id`, (req, res, next) => {
		const image = state.images.get(req.params.id);
		if (image) res.type(image.type).send(Buffer.from(image.base64, 'base64'));
		else next();
	});
}
