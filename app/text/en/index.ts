import access from "./access.json";
import bilateral from "./bilateral.json";
import common from "./common.json";

export default { access, bilateral, common };
