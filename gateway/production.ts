/**
 * Imported before all else by what is served: unless NODE_ENV says otherwise, it is production, where graphql does not look twice at the
 * class of each part of a schema.
 */
process.env['NODE_ENV'] ??= 'production';
