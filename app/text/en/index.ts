import access from "./access.json";
import accreditation from "./accreditation.json";
import admin from "./admin.json";
import application from "./application.json";
import badge from "./badge.json";
import bilateral from "./bilateral.json";
import body from "./body.json";
import clearance from "./clearance.json";
import common from "./common.json";
import custody from "./custody.json";
import declaration from "./declaration.json";
import document from "./document.json";
import explanation from "./explanation.json";
import fund from "./fund.json";
import gate from "./gate.json";
import incident from "./incident.json";
import guard from "./guard.json";
import invitation from "./invitation.json";
import letter from "./letter.json";
import imported from "./import.json";
import meeting from "./meeting.json";
import news from "./news.json";
import note from "./note.json";
import nominee from "./nominee.json";
import operations from "./operations.json";
import pass from "./pass.json";
import personal from "./personal.json";
import plan from "./plan.json";
import print from "./print.json";
import precedence from "./precedence.json";
import programme from "./programme.json";
import registration from "./registration.json";
import request from "./request.json";
import retention from "./retention.json";
import several from "./several.json";
import statistics from "./statistics.json";
import supervision from "./supervision.json";
import travel from "./travel.json";
import wallet from "./wallet.json";
import zone from "./zone.json";

export default {
  access,
  accreditation,
  admin,
  application,
  badge,
  bilateral,
  body,
  clearance,
  custody,
  common,
  declaration,
  document,
  fund,
  explanation,
  gate,
  incident,
  guard,
  invitation,
  letter,
  import: imported,
  meeting,
  news,
  note,
  nominee,
  operations,
  pass,
  personal,
  plan,
  print,
  precedence,
  programme,
  registration,
  request,
  retention,
  statistics,
  several,
  supervision,
  travel,
  wallet,
  zone,
};
