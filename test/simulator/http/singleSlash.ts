import type { RequestHandler } from 'express';

/** The gateway takes `//data/…` for `/data/…`: a base URL that ends in a slash, as in Autodesk's own SDKs. */
export const singleSlash: RequestHandler = (req, _res, next) => {
	req.url = req.url.replace(/^\/{2,}/, '/');
	req.originalUrl = req.originalUrl.replace(/^\/{2,}/, '/');
	next();
};
