import type { Express, Request, Response } from 'express';
import type { ZodType, ZodTypeDef } from 'zod';
import { hookDetails } from '../callbacks/hookDetails';
import * as world from '../state/world';
import type { Controls } from './controls';
import {
	burstBody,
	checkBody,
	cutLinkBody,
	eventBody,
	expireBody,
	faultBody,
	objectBody,
	populateBody,
	settingsBody,
	tokenBody,
	uploadBody,
} from './requests';

/** The simulator's own endpoints, which are not part of Autodesk's API, under `/_simulator`. */
export function mountControl(app: Express, controls: Controls): void {
	const base = '/_simulator';

	app.get(base, (_req, res) => {
		const { hooks, items } = controls.state;
		res.json({
			url: controls.url,
			hooks: hooks.size,
			items: items.size,
			settings: controls.settings,
		});
	});
	app.get(`${base}/world`, (_req, res) => {
		res.json(world);
	});
	app.post(
		`${base}/upload`,
		withBody(uploadBody, (upload) => {
			const { item, version, hooks } = controls.uploadFile(upload);
			return {
				itemId: item.id,
				versionId: version.id,
				versionNumber: version.versionNumber,
				hookIds: hooks.map(({ hookId }) => hookId),
			};
		}),
	);
	app.post(
		`${base}/objects`,
		withBody(objectBody, (object) => ({ objectId: controls.addObject(object).id })),
	);
	app.post(
		`${base}/objects/check`,
		withBody(checkBody, async ({ objectId, seed }) => ({
			right: await controls.holdsGenerated(objectId, seed),
		})),
	);
	app.post(
		`${base}/tokens`,
		withBody(tokenBody, (grant) => ({ token: controls.issueToken(grant) })),
	);
	app.get(`${base}/link`, (_req, res) => {
		res.json(controls.link.traffic);
	});
	app.delete(`${base}/link`, (_req, res) => {
		controls.link.clear();
		res.status(204).end();
	});
	app.post(
		`${base}/link/cut`,
		withBody(cutLinkBody, ({ afterBytes }) => {
			controls.link.cutAfter(afterBytes);
			return {};
		}),
	);
	app.post(
		`${base}/events`,
		withBody(eventBody, (event) => ({
			hookIds: controls.fireEvent(event).map(({ hookId }) => hookId),
		})),
	);

	app.post(
		`${base}/burst`,
		withBody(burstBody, async (options) => ({ callbacks: await controls.burst(options) })),
	);
	app.post(
		`${base}/populate`,
		withBody(populateBody, (population) => {
			controls.populate(population);
			return {};
		}),
	);

	app.get(`${base}/faults`, (_req, res) => {
		res.json(controls.faults.list);
	});
	app.post(
		`${base}/faults`,
		withBody(faultBody, (order) => controls.faults.order(order)),
	);
	app.delete(`${base}/faults`, (_req, res) => {
		controls.faults.clear();
		res.status(204).end();
	});
	app.delete(`${base}/faults/:id`, (req, res) => {
		res.status(controls.faults.remove(req.params.id) ? 204 : 404).end();
	});

	app.get(`${base}/requests`, (req, res) => {
		const { method, path } = req.query;
		res.json(
			controls.journal.entries.filter(
				(entry) =>
					(method === undefined || entry.method === method) &&
					(typeof path !== 'string' || entry.path.startsWith(path)),
			),
		);
	});
	app.get(`${base}/callbacks`, (_req, res) => {
		res.json(controls.callbacks.log.entries);
	});
	app.get(`${base}/hooks`, (_req, res) => {
		const hooks = [...controls.state.hooks.values()];
		res.json(
			hooks.map((hook) => ({
				...hookDetails(hook),
				region: hook.region,
				failures: hook.failures,
				hasSecret: hook.token !== undefined,
			})),
		);
	});

	app.post(
		`${base}/tokens/expire`,
		withBody(expireBody, (only) => ({ expired: controls.expireTokens(only) })),
	);
	app.get(`${base}/settings`, (_req, res) => {
		res.json(controls.settings);
	});
	app.patch(
		`${base}/settings`,
		withBody(settingsBody, (settings) => Object.assign(controls.settings, settings)),
	);
	app.post(`${base}/reset`, async (_req, res) => {
		await controls.reset();
		res.status(204).end();
	});
}

function withBody<Body>(
	schema: ZodType<Body, ZodTypeDef, unknown>,
	handle: (body: Body) => object | Promise<object>,
) {
	return async (req: Request, res: Response) => {
		try {
			const text = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
			const parsed = schema.safeParse(JSON.parse(text || '{}'));
			if (parsed.success) res.json(await handle(parsed.data));
			else res.status(400).json({ errors: parsed.error.issues });
		} catch (error) {
			if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
			res.status(400).json({ errors: [{ message: error.message }] });
		}
	};
}
